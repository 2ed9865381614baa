import { describe, expect, it } from 'vitest';
import { frictionOf } from '../../gallery/fixtures/conversation.ts';
import { partsOf, saysItsLength, toJudge, withVerdict } from './verdicts.ts';

const friction = frictionOf(10_000_000);
const keys = (parts: readonly { signalKey: string }[]): string[] => parts.map(({ signalKey }) => signalKey);

describe('parts of friction', () => {
  it('sets facts that explain apart from what counts', () => {
    const { counted, facts } = partsOf(friction);
    expect(keys(counted)).toEqual(['rage-1', 'waiting-1', 'dead-1']);
    expect(keys(facts)).toEqual(['connection-1']);
  });

  it('keeps what was called not frustrated among what counts, so that it can be taken back', () => {
    const judged = withVerdict(friction, ['dead-1'], 'not-frustrated');
    const without = { ...judged.contributions[2], points: 0 } as (typeof judged.contributions)[number];
    expect(keys(partsOf({ ...judged, contributions: [without] }).counted)).toEqual(['dead-1']);
  });
});

describe('a verdict on the whole flag', () => {
  it('speaks of what nobody has judged', () => {
    expect(toJudge(withVerdict(friction, ['rage-1'], 'seen'), 'seen')).toEqual(['waiting-1', 'dead-1']);
  });

  it('may call not frustrated what was only seen', () => {
    expect(toJudge(withVerdict(friction, ['rage-1'], 'seen'), 'not-frustrated')).toContain('rage-1');
  });

  it('is taken back with none', () => {
    const judged = withVerdict(friction, ['rage-1'], 'seen');
    expect(withVerdict(judged, ['rage-1'], 'none')).toEqual(friction);
  });
});

it('knows a wait that still lasts by its words, and one that is over by its own', () => {
  const [, waiting] = friction.contributions;
  if (!waiting) throw new Error('The fixture has lost its wait.');
  expect(saysItsLength(waiting)).toBe(true);
  expect(saysItsLength({ ...waiting, sentence: ['waited 2 min for an answer'] })).toBe(false);
});

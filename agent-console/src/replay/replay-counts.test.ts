import { describe, expect, it } from 'vitest';
import { replayResult } from '../../gallery/fixtures/tuning.ts';
import { groupsOf, replaySentence, stripOf } from './replay-counts.ts';

const result = replayResult(1_000_000_000);
const [one] = result.lost;
if (!one) throw new Error('The fixture has lost its conversations.');
const hundred = Array.from({ length: 100 }, () => one);

describe('what a replay found', () => {
  it('is said in one sentence', () => {
    expect(replaySentence(result)).toBe(
      'Would have flagged 14 of 320 conversations; today 22; agents called 1 of them not frustrated.',
    );
  });

  it('counts those flagged either way from the counts and the lists', () => {
    expect(groupsOf(result)).toEqual({ lost: 11, both: 11, gained: 3 });
  });

  it('counts what a cut list leaves out from the complete one', () => {
    const cut = { ...result, lost: hundred, today: { ...result.today, flagged: 261 } };
    expect(groupsOf(cut)).toEqual({ lost: 250, both: 11, gained: 3 });
    expect(stripOf(cut)).toBeNull();
  });

  it('says nothing of groups when both lists are cut', () => {
    expect(groupsOf({ ...result, lost: hundred, gained: hundred })).toBeNull();
  });

  it('draws a cell a conversation, with each vote once', () => {
    const cells = stripOf(result) ?? [];
    expect(cells).toHaveLength(25);
    const doubted = cells.filter(({ group, judged }) => group !== 'gained' && judged === 'not-frustrated');
    expect(doubted).toHaveLength(result.today.notFrustrated);
  });
});

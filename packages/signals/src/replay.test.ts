import type { Judgement, ThresholdSettings } from '@attune/protocol';
import { pressesAt } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from './sentence.ts';
import { Replay, type StoredConversation } from './replay.ts';
import { at, untouched } from './test/inputs.ts';
import { thrown } from './test/page-facts.ts';
import { changeThresholds } from './thresholds.ts';

const rage = pressesAt([0, 300, 600, 900, 1_200], { outcome: 'error' });
const failing = [...rage, ...[0, 300, 600, 900, 1_200].map((ms, index) => thrown(index + 1, ms + 80))];

function aConversation(given: Partial<StoredConversation> = {}): StoredConversation {
  return {
    conversationId: 'conversation-1',
    visitorLabel: 'Ada',
    visits: [{ visitId: 'visit-1', interactions: failing }],
    chat: [],
    judgements: [],
    until: at(60_000),
    ...given,
  };
}

function withRage(changes: Readonly<Record<string, number>>): ThresholdSettings {
  const changed = changeThresholds(untouched.values, { 'rage-click': changes });
  if (!changed.ok) throw new Error(changed.message);
  return { ...untouched, values: changed.values };
}

function compared(proposed: ThresholdSettings, ...conversations: readonly StoredConversation[]) {
  const replay = new Replay({ today: untouched, proposed });
  for (const conversation of conversations) runToEnd(replay.add(conversation));
  return replay.result();
}

function runToEnd(steps: Generator<void, void>): void {
  while (steps.next().done !== true);
}

const judged = (verdict: Judgement['verdict']): Judgement => {
  return { signalKey: 'rage-click:visit-1:1', verdict, by: 'agent-1', at: at(30_000) };
};

describe('a comparison', () => {
  it('[RE3] counts who is flagged by each of the settings', () => {
    const result = compared(withRage({ minClicks: 9 }), aConversation(), aConversation({ visits: [] }));
    expect(result).toMatchObject({
      conversations: 2,
      interactions: failing.length,
      today: { flagged: 1, seen: 0, notFrustrated: 0 },
      proposed: { flagged: 0 },
      gained: [],
    });
  });

  it('names what is lost, with when and why', () => {
    const [lost] = compared(withRage({ minClicks: 9 }), aConversation()).lost;
    expect(lost).toMatchObject({
      conversationId: 'conversation-1',
      visitorLabel: 'Ada',
      peakScore: 65,
      judged: null,
    });
    expect(lost && lost.at > at(1_200) && lost.at <= at(6_000)).toBe(true);
    expect(plainText(lost?.headline ?? [])).toBe('clicked Pay 5 times in 1.2 s; the page failed');
  });

  it('names what is gained, the newest first', () => {
    const later = (id: string, ms: number) =>
      aConversation({
        conversationId: id,
        visits: [{ visitId: id, interactions: pressesAt([ms, ms + 300, ms + 600]) }],
        until: at(ms + 60_000),
      });
    const eager = { ...withRage({ points: 80 }), version: 2 };
    const { gained, today, proposed } = compared(eager, later('a', 0), later('b', 90_000));
    expect(gained.map(({ conversationId }) => conversationId)).toEqual(['b', 'a']);
    expect([today.flagged, proposed.flagged]).toEqual([0, 2]);
  });

  it('[RE3] tells what agents had said of those it flags', () => {
    const said = (...verdicts: readonly Judgement['verdict'][]) =>
      compared(untouched, ...verdicts.map((verdict) => aConversation({ judgements: [judged(verdict)] })))
        .today;
    expect(said('seen', 'not-frustrated', 'seen')).toEqual({ flagged: 3, seen: 2, notFrustrated: 1 });
  });

  it('[RE5] does not count what was left before its end', () => {
    const replay = new Replay({ today: untouched, proposed: untouched });
    const many = Array.from({ length: 900 }, (_, index) => index * 2_000);
    const long = aConversation({
      visits: [{ visitId: 'visit-1', interactions: pressesAt(many) }],
      until: at(1_900_000),
    });
    const steps = replay.add(long);
    expect(steps.next().done).toBe(false);
    steps.return();
    expect(replay.result()).toMatchObject({ conversations: 0, interactions: 0 });
  });

  it('[RE2] nothing comes of an empty conversation', () => {
    const { conversations, today } = compared(untouched, aConversation({ visits: [], chat: [] }));
    expect([conversations, today.flagged]).toEqual([1, 0]);
  });
});

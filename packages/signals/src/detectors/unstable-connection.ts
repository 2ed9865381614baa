import type { Interaction } from '@attune/protocol';
import { signalAt } from '../chat-signal.ts';
import type { Detector } from '../detector.ts';
import { earliest } from '../earliest.ts';
import { runsOf } from '../runs.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';

/** The connection drops again and again: it explains silence and asks for nothing else. */
export const unstableConnection: Detector<'minTimes' | 'withinMs'> = {
  kind: 'unstable-connection',
  place: 'chat',
  family: 'waiting',
  label: 'Unstable connection',
  explanation: 'The visitor’s connection keeps dropping. Shown, but not counted.',
  example: ['has a bad connection'],
  points: 0,
  halfLifeMs: 60000,
  weak: false,
  thresholds: [
    {
      name: 'minTimes',
      unit: 'times',
      default: 3,
      min: 2,
      max: 20,
      step: 1,
      label: 'Reconnects',
      explanation: 'How many it takes.',
      source: 'Our own default: one or two are a change of network.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 300000,
      min: 30000,
      max: 3600000,
      step: 10000,
      label: 'Within',
      explanation:
        'The time in which they have to come, and after which the connection counts as good again.',
      source: 'Our own default.',
    },
  ],

  detect({ visitId, interactions, now }, { minTimes, withinMs }) {
    return dropsIn(interactions, minTimes, withinMs).map((run) => {
      const [first = 0] = run;
      const last = run.at(-1) ?? first;
      const hasEnded = now >= last + withinMs;
      return {
        ...signalAt(unstableConnection, {
          id: `${visitId}:${first}`,
          at: run[minTimes - 1] ?? last,
          sentence: sentence(hasEnded ? 'had a bad connection' : 'has a bad connection'),
          strength: strengthBeyond(minTimes, run.length),
          evidence: { times: run.length, since: first },
        }),
        halfLifeMs: hasEnded ? unstableConnection.halfLifeMs : null,
        endedAt: hasEnded ? last + withinMs : null,
      };
    });
  },

  nextLookAt({ interactions, now }, { minTimes, withinMs }) {
    const ends = dropsIn(interactions, minTimes, withinMs).map((run) => (run.at(-1) ?? 0) + withinMs);
    return earliest(ends.filter((at) => at > now));
  },
};

function dropsIn(interactions: readonly Interaction[], minTimes: number, withinMs: number) {
  const instants = new Set(interactions.filter(({ kind }) => kind === 'reconnected').map(({ at }) => at));
  return runsOf([...instants], minTimes, withinMs);
}

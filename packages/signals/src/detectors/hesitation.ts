import { signalAt } from '../chat-signal.ts';
import type { Detector } from '../detector.ts';
import { runsOf } from '../runs.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';

/** The visitor begins messages and deletes them. */
export const hesitation: Detector<'minTimes' | 'withinMs'> = {
  kind: 'hesitation',
  place: 'chat',
  family: 'words',
  label: 'Started and deleted messages',
  explanation:
    'The visitor begins a message and deletes it, again and again. Nothing of what was typed leaves the browser.',
  example: ['started and deleted a message 2 times'],
  enabledByDefault: false,
  points: 4,
  halfLifeMs: 120000,
  weak: true,
  thresholds: [
    {
      name: 'minTimes',
      unit: 'times',
      default: 2,
      min: 1,
      max: 20,
      step: 1,
      label: 'Deleted drafts',
      explanation: 'How many begun and deleted messages it takes.',
      source:
        'Our own default: of Facebook’s users 71 % deleted a draft within 17 days (Das and Kramer 2013), so one says nothing.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 180000,
      min: 10000,
      max: 1800000,
      step: 10000,
      label: 'Within',
      explanation: 'The time in which they have to be deleted.',
      source: 'Our own default.',
    },
  ],

  detect(input, { minTimes, withinMs }) {
    const instants = new Set(
      input.interactions.filter(({ kind }) => kind === 'draft-cleared').map(({ at }) => at),
    );
    return runsOf([...instants], minTimes, withinMs).map((run) => {
      const [first = 0] = run;
      const last = run.at(-1) ?? first;
      return signalAt(hesitation, {
        id: `${input.visitId}:${first}`,
        at: last,
        sentence: sentence(`started and deleted a message ${run.length} times`),
        strength: strengthBeyond(minTimes, run.length),
        evidence: { times: run.length, spanMs: last - first },
      });
    });
  },

  nextLookAt: () => null,
};

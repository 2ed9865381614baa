import type { Interaction } from '@attune/protocol';
import type { DetectorInput } from '../detector.ts';
import { anInput, at, wrote } from './inputs.ts';

/** A story in which a kind is found once, and a value of the knob with which it is told differently. */
export interface KnobStory {
  readonly input: DetectorInput;
  readonly turnedTo: number;
  /** Values that the story needs beside the knob. */
  readonly given?: Readonly<Record<string, number>>;
}

type Happened = 'draft-cleared' | 'reconnected';

const HOUR = 3_600_000;

const said = (...texts: readonly (readonly [number, string])[]) =>
  texts.map(([ms, text], index) => ({ ...wrote('visitor', index + 1, ms), text }));
const happened = (kind: Happened, ...instants: readonly number[]): readonly Interaction[] =>
  instants.map((ms) => ({ kind, at: at(ms) }));
const left = (ms: number): Interaction => ({ kind: 'visibility', at: at(ms), visible: false });

const asked = [wrote('visitor', 1, 0)];
const underWay = [wrote('visitor', 1, -9_000), wrote('agent', 2, -5_000), wrote('visitor', 3, 0)];
const answered = [wrote('visitor', 1, 0), wrote('agent', 2, 10_000)];
const twice = said([0, 'where is my order now'], [60_000, 'where is my new order now']);
const burst = said([0, 'hello?'], [2_000, 'my card'], [4_000, 'was charged'], [6_000, 'twice!']);
const contacts = [HOUR, 30 * HOUR].map((ago) => ({ at: at(-ago), resolvedAt: null }));

/** For every knob of every chat detector; a kind without numbers of its own stands under its name alone. */
export const chatStories: Readonly<Record<string, KnobStory>> = {
  'waiting.fromMs': { input: anInput({ chat: asked, now: 70_000 }), turnedTo: 90_000 },
  'waiting.fullMs': { input: anInput({ chat: asked, now: 120_000 }), turnedTo: 480_000 },
  'waiting.teamTimes': {
    input: anInput({ chat: asked, now: 100_000, context: { teamMedianWaitMs: 45_000 } }),
    turnedTo: 0,
  },
  'no-answer.fromMs': { input: anInput({ chat: underWay, now: 130_000 }), turnedTo: 150_000 },
  'no-answer.fullMs': { input: anInput({ chat: underWay, now: 200_000 }), turnedTo: 900_000 },
  'asked-for-human': { input: anInput({ chat: said([0, 'Let me talk to a human']) }), turnedTo: 0 },
  'rejected-answer': {
    input: anInput({ chat: [...answered, { ...wrote('visitor', 3, 20_000), text: 'that did not help' }] }),
    turnedTo: 0,
  },
  'repeated-message.similarPercent': { input: anInput({ chat: twice }), turnedTo: 90 },
  'repeated-message.lastMessages': {
    input: anInput({
      chat: said([0, 'where is my order'], [9_000, 'a red one'], [20_000, 'where is my order']),
    }),
    turnedTo: 1,
  },
  'repeated-message.withinMs': { input: anInput({ chat: twice }), turnedTo: 30_000 },
  'nudge.afterMs': { input: anInput({ chat: said([0, 'my card'], [40_000, 'hello?']) }), turnedTo: 60_000 },
  'repeat-contact.minContacts': { input: anInput({ chat: asked, context: { contacts } }), turnedTo: 4 },
  'repeat-contact.withinMs': { input: anInput({ chat: asked, context: { contacts } }), turnedTo: 7_200_000 },
  'repeat-contact.reopenedMs': {
    input: anInput({
      chat: asked,
      context: { contacts: [{ at: at(-9 * HOUR), resolvedAt: at(-8 * HOUR) }] },
    }),
    turnedTo: HOUR,
  },
  'message-burst.minMessages': { input: anInput({ chat: burst }), turnedTo: 5 },
  'message-burst.withinMs': { input: anInput({ chat: burst }), turnedTo: 5_000 },
  'message-burst.minMarked': { input: anInput({ chat: burst }), turnedTo: 3 },
  'capitals.minLetters': { input: anInput({ chat: said([0, 'WHERE IS IT']) }), turnedTo: 12 },
  'capitals.upperPercent': { input: anInput({ chat: said([0, 'WHERE IS MY ORDER then']) }), turnedTo: 90 },
  'capitals.minMarks': { input: anInput({ chat: said([0, 'and now???']) }), turnedTo: 4 },
  'hesitation.minTimes': {
    input: anInput({ interactions: happened('draft-cleared', 0, 20_000) }),
    turnedTo: 3,
  },
  'hesitation.withinMs': {
    input: anInput({ interactions: happened('draft-cleared', 0, 20_000) }),
    turnedTo: 10_000,
  },
  'gone-quiet.afterMs': { input: anInput({ chat: answered, now: 200_000 }), turnedTo: 300_000 },
  'unstable-connection.minTimes': {
    input: anInput({ interactions: happened('reconnected', 0, 20_000, 40_000) }),
    turnedTo: 4,
  },
  'unstable-connection.withinMs': {
    input: anInput({ interactions: happened('reconnected', 0, 20_000, 40_000) }),
    turnedTo: 30_000,
  },
  'left-while-waiting.afterMs': {
    input: anInput({ chat: asked, interactions: [left(10_000)], now: 40_000 }),
    turnedTo: 60_000,
  },
};

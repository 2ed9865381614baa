import type { Signal, SignalKind, SlotName } from '@attune/protocol';
import { plainName } from './plain.ts';
import type { Situation } from './phrase.ts';

/** A slot's value with where it comes from, both in words. */
export interface Known {
  readonly value: string;
  readonly source: string;
}

/** Slots that facts can fill. What is not in here is the agent's to say. */
export type KnownSlots = Partial<Readonly<Record<SlotName, Known>>>;

/** What one signal tells: the slots it fills, the situation it stands for. */
export interface SignalInWords {
  readonly known: KnownSlots;
  readonly situation: Situation;
}

const nounsForRoles: ReadonlyMap<string, string> = new Map([
  ['button', 'button'],
  ['link', 'link'],
  ['checkbox', 'checkbox'],
  ['radio', 'option'],
  ['option', 'option'],
  ['switch', 'switch'],
  ['tab', 'tab'],
  ['menuitem', 'menu item'],
  ['img', 'picture'],
  ['image', 'picture'],
]);

const situationsForOutcomes: ReadonlyMap<string, Situation> = new Map([
  ['none', 'silent-control'],
  ['late', 'slow-control'],
  ['failed', 'failing-control'],
  ['partly', 'patchy-control'],
]);

/** A new kind of signal does not compile until it is said here what may be told of it. */
const wordsForKinds: Readonly<Record<SignalKind, (signal: Signal, now: number) => SignalInWords>> = {
  'rage-click': onControl,
  'dead-click': onControl,
  waiting: (signal, now) => ({ known: waitOf(signal, now), situation: 'long-wait' }),
  'gone-quiet': () => ({ known: {}, situation: 'gone-quiet' }),
};

const MINUTE = 60_000;

/** A signal in words that may be said to the visitor: what they know themselves, without counts of their clicks. */
export function inWords(signal: Signal, now: number): SignalInWords {
  return wordsForKinds[signal.kind](signal, now);
}

function onControl({ evidence }: Signal): SignalInWords {
  const path = plainName(textIn(evidence, 'path'));
  const known: { -readonly [Slot in keyof KnownSlots]: KnownSlots[Slot] } = {
    control: {
      value: controlOf(evidence),
      source: path ? `what they clicked on ${path}` : 'what they clicked',
    },
  };
  const presses = numberIn(evidence, 'presses') ?? 1;
  if (presses >= 2) {
    known.effort = { value: presses === 2 ? 'twice' : 'several times', source: `${presses} clicks in a row` };
  }
  return {
    known,
    situation: situationsForOutcomes.get(textIn(evidence, 'outcome') ?? '') ?? 'patchy-control',
  };
}

/** "the “Pay” button"; by what it is alone when its name is not known. */
function controlOf(evidence: Signal['evidence']): string {
  const name = plainName(textIn(evidence, 'control'));
  const noun = nounsForRoles.get(textIn(evidence, 'role') ?? '');
  if (name !== null) return noun ? `the “${name}” ${noun}` : `“${name}”`;
  return noun ? `the ${noun}` : 'that spot on the page';
}

function waitOf({ evidence, endedAt }: Signal, now: number): KnownSlots {
  const since = numberIn(evidence, 'since');
  if (since === null) return {};
  const waitedMs = (endedAt ?? now) - since;
  return {
    duration: { value: aboutHowLong(waitedMs), source: 'the time since their first unanswered message' },
  };
}

/** A wait as one says it to somebody who has waited: rounded, since they did not hold a watch. */
export function aboutHowLong(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 1) return 'almost a minute';
  if (minutes === 1) return 'about a minute';
  if (minutes < 60) return `about ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? 'about an hour' : `about ${hours} hours`;
}

function textIn(evidence: Signal['evidence'], name: string): string | null {
  const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
  return typeof value === 'string' ? value : null;
}

function numberIn(evidence: Signal['evidence'], name: string): number | null {
  const value = Object.hasOwn(evidence, name) ? evidence[name] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

import type { PhraseLocale, Signal, Situation, SlotName } from '@attune/protocol';
import { numberIn, textIn } from './evidence.ts';
import { plainName } from './plain.ts';
import { WAIT_SOURCE } from './wait-of-now.ts';
import { countIn, wordingIn, type Wording } from './wording.ts';

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

type InWords = (signal: Signal, now: number, wording: Wording) => SignalInWords;

const situationsForOutcomes: ReadonlyMap<string, Situation> = new Map([
  ['none', 'silent-control'],
  ['late', 'slow-control'],
  ['failed', 'failing-control'],
  ['partly', 'patchy-control'],
]);

/**
 * What may be told of each kind. A kind that is missing gives no fact: either nothing may be said of it without the
 * visitor feeling watched (hesitation, left forms, hidden tabs), or it says how somebody writes and not what happened.
 */
const wordsForKinds: ReadonlyMap<string, InWords> = new Map<string, InWords>([
  ['rage-click', (signal, _, wording) => pressed(signal, wording, situationOf(signal))],
  ['dead-click', (signal, _, wording) => pressed(signal, wording, situationOf(signal))],
  ['slow-response', (signal, _, wording) => pressed(signal, wording, 'slow-control')],
  ['error-click', (signal, _, wording) => pressed(signal, wording, 'failing-control')],
  ['failed-request', (signal, _, wording) => pressed(signal, wording, 'failed-request')],
  ['form-struggle', refusedForm],
  ['reload-storm', reloaded],
  ['u-turn', () => ({ known: {}, situation: 'searching' })],
  ['scroll-thrash', () => ({ known: {}, situation: 'searching' })],
  ['copied-error', () => ({ known: {}, situation: 'saw-error' })],
  ['waiting', waited],
  ['no-answer', waited],
  ['repeated-message', () => ({ known: {}, situation: 'repeated-message' })],
  ['nudge', () => ({ known: {}, situation: 'nudge' })],
  ['asked-for-human', () => ({ known: {}, situation: 'asked-for-person' })],
  ['rejected-answer', () => ({ known: {}, situation: 'rejected-answer' })],
  ['repeat-contact', contactedAgain],
  ['gone-quiet', () => ({ known: {}, situation: 'gone-quiet' })],
  ['unstable-connection', () => ({ known: {}, situation: 'unstable-connection' })],
]);

/**
 * A signal in words that may be said to the visitor: what they know themselves, without counts of their clicks.
 * @returns null for kinds that give no fact, among them those this version does not know
 */
export function inWords(signal: Signal, now: number, locale: PhraseLocale = 'en'): SignalInWords | null {
  return wordsForKinds.get(signal.kind)?.(signal, now, wordingIn(locale)) ?? null;
}

function situationOf({ evidence }: Signal): Situation {
  return situationsForOutcomes.get(textIn(evidence, 'outcome') ?? '') ?? 'patchy-control';
}

function pressed({ evidence }: Signal, wording: Wording, situation: Situation): SignalInWords {
  const path = plainName(textIn(evidence, 'path'));
  const control: Known = {
    value: wording.control(plainName(textIn(evidence, 'control')), textIn(evidence, 'role')),
    source: path ? `what they clicked on ${path}` : 'what they clicked',
  };
  const presses = numberIn(evidence, 'presses') ?? 1;
  if (presses < 2) return { known: { control }, situation };
  const value = presses === 2 ? wording.times(2) : wording.severalTimes;
  return { known: { control, effort: { value, source: `${presses} clicks in a row` } }, situation };
}

function refusedForm({ evidence }: Signal, _: number, wording: Wording): SignalInWords {
  const field = plainName(textIn(evidence, 'field'));
  const times = numberIn(evidence, 'refusals');
  const control = { value: wording.field(field), source: 'the form that did not take what they entered' };
  if (times === null || times < 2) return { known: { control }, situation: 'form-refused' };
  const effort = { value: countIn(wording, times), source: `the form answered with an error ${times} times` };
  return { known: { control, effort }, situation: 'form-refused' };
}

function reloaded({ evidence }: Signal, _: number, wording: Wording): SignalInWords {
  const value = wording.page(textIn(evidence, 'path'));
  return { known: { page: { value, source: 'the page they loaded again' } }, situation: 'reloads' };
}

function waited({ evidence, endedAt }: Signal, now: number, wording: Wording): SignalInWords {
  const since = numberIn(evidence, 'since');
  if (since === null) return { known: {}, situation: 'long-wait' };
  const value = wording.about((endedAt ?? now) - since);
  const duration = { value, source: WAIT_SOURCE };
  return { known: { duration }, situation: 'long-wait' };
}

function contactedAgain({ evidence }: Signal, _: number, wording: Wording): SignalInWords {
  const contacts = numberIn(evidence, 'contacts');
  if (contacts === null || contacts < 2) return { known: {}, situation: 'repeat-contact' };
  const effort = { value: countIn(wording, contacts), source: `${contacts} conversations in the last days` };
  return { known: { effort }, situation: 'repeat-contact' };
}

import type { SignalKind, ThresholdSettings } from '@attune/protocol';
import { detectSignals, FIRST_VERDICT_MS } from '@attune/signals';
import { EPOCH, factsOf, pressesOf } from './case-facts.ts';
import type { SignalCase } from './case-file.ts';
import { reactionMs, settingsOf } from './case-settings.ts';

/** What our detectors make of a case. */
export interface Answer {
  readonly id: string;
  readonly fired: boolean;
  /** Places in the case's events at which a signal was first there. */
  readonly firedAtEvent: readonly number[];
  /** Why the case says nothing about us; `fired` then is false. */
  readonly unsupported?: string;
}

/** Longer than anything is waited for. */
const AFTERWARDS_MS = 20_000;

/** What the cases call our kinds. */
const KINDS: ReadonlyMap<string, readonly SignalKind[]> = new Map<string, readonly SignalKind[]>([
  ['rage', ['rage-click']],
  ['chain', ['rage-click']],
  ['dead', ['dead-click']],
  ['slow', ['slow-response']],
  ['slow-or-dead', ['dead-click', 'slow-response']],
  ['error', ['error-click']],
  ['thrash', ['cursor-thrash']],
  ['combined', ['rage-click', 'dead-click', 'slow-response', 'error-click']],
]);

const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['dead-swipe', 'Swipes are not judged: a finger that scrolls nothing mostly rests.'],
  ['selection-activity', 'Asks what a selection is, not whether a signal is raised.'],
  ['multi', 'Presses that were answered are no signal, however many they are.'],
]);

/** Runs a case through the recorder's rules and the detectors. */
export function answerTo(given: SignalCase): Answer {
  const unsupported = unsupportedBecause(given);
  if (unsupported !== null) return { id: given.id, fired: false, firedAtEvent: [], unsupported };
  if (given.signal === 'candidate') {
    const judged = pressesOf(given).filter(({ treatment }) => treatment === 'judged');
    return answer(
      given,
      judged.map(({ index }) => index),
    );
  }
  const last = given.events.at(-1)?.t ?? 0;
  const until = given.evaluate_at ?? last + AFTERWARDS_MS;
  const settings = settingsOf(given, KINDS.get(given.signal) ?? []);
  const keys = foundIn(given, settings, until);
  return answer(
    given,
    keys.map((key) => firstPlaceOf(key, given, settings, until)),
  );
}

function answer({ id }: SignalCase, firedAtEvent: readonly number[]): Answer {
  return {
    id,
    fired: firedAtEvent.length > 0,
    firedAtEvent: [...new Set(firedAtEvent)].sort((a, b) => a - b),
  };
}

function unsupportedBecause(given: SignalCase): string | null {
  if (given.signal !== 'candidate' && !KINDS.has(given.signal)) {
    return UNSUPPORTED.get(given.signal) ?? `We have no signal that is called "${given.signal}".`;
  }
  if (given.events.some(({ target }) => target?.tag === 'label' && target.attrs['for'] !== undefined)) {
    return 'A label is judged by its field, and the case does not hold the field.';
  }
  const { evaluate_at: readAt = Infinity, params } = given;
  const readAfter = readAt - (pressesOf(given)[0]?.event.t ?? 0);
  const asksEarly = readAfter < FIRST_VERDICT_MS && (reactionMs(params) ?? FIRST_VERDICT_MS) < readAfter;
  return asksEarly ? 'Asks for a verdict before the recorder gives its first, at 1 s.' : null;
}

function foundIn(given: SignalCase, settings: ThresholdSettings, until: number): readonly string[] {
  const input = { visitId: 'case', interactions: factsOf(given, until), chat: [], now: EPOCH + until };
  return detectSignals(input, settings).map(({ key }) => key);
}

/** The event with which a signal was complete: without the ones after it, it is found already. */
function firstPlaceOf(key: string, given: SignalCase, settings: ThresholdSettings, until: number): number {
  const place = given.events.findIndex((_, index) => {
    return foundIn({ ...given, events: given.events.slice(0, index + 1) }, settings, until).includes(key);
  });
  return place === -1 ? given.events.length - 1 : place;
}

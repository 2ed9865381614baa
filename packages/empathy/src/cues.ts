import type { Cue, Signal } from '@attune/protocol';
import type { Facts } from './facts.ts';
import { inWords, type KnownSlots } from './known-facts.ts';
import type { Situation } from './phrase.ts';

/** What the agent may do, and the fact it rests on. */
export interface CueFound {
  readonly cue: Cue;
  /** The fact to be named; null when the cue rests on the conversation alone. */
  readonly signal: Signal | null;
  readonly situations: readonly Situation[];
  readonly known: KnownSlots;
  /** In words for the agent: "names that the “Pay” button did not respond". */
  readonly reason: string;
}

/**
 * What the agent may do about what is known, most pressing first. Empty when nothing asks for anything: the agent
 * spoke last and nothing else has happened, or the conversation is resolved.
 */
export function cuesFor(facts: Facts, now: number): readonly CueFound[] {
  if (facts.isResolved) return [];
  const fromSignals = facts.signals.flatMap((signal) => cuesOfSignal(signal, now));
  const asksForWords = facts.lastAuthor === 'visitor' || fromSignals.length > 0;
  return asksForWords ? [...fromSignals, ...cuesOfChat(facts)] : [];
}

function cuesOfSignal(signal: Signal, now: number): readonly CueFound[] {
  const { known, situation } = inWords(signal, now);
  const cue = (name: Cue, reason: string): CueFound => ({
    cue: name,
    signal,
    situations: [situation],
    known,
    reason,
  });
  const control = known.control?.value ?? 'a control';
  switch (situation) {
    case 'long-wait': {
      const wait = known.duration?.value ?? 'some time';
      return [
        cue('acknowledge-wait', `names the wait of ${wait}`),
        cue('take-ownership', `takes charge after a wait of ${wait}`),
      ];
    }
    case 'gone-quiet':
      return [cue('check-still-there', 'asks whether they are still there, without pushing')];
    default: {
      const named = cue('name-the-unsaid', `names that ${whatHappenedTo(control, situation)}`);
      const owned = cue('take-ownership', `takes charge of ${control}, as ${whatHappened(situation)}`);
      const thanked = cue(
        'acknowledge-effort',
        `acknowledges that they tried ${control} ${known.effort?.value}`,
      );
      return known.effort ? [named, thanked, owned] : [named, owned];
    }
  }
}

function cuesOfChat({ hasTried, isFirstContact }: Facts): readonly CueFound[] {
  const situations: readonly Situation[] = [
    ...(hasTried ? (['already-tried'] as const) : []),
    ...(isFirstContact ? (['first-contact'] as const) : []),
  ];
  const cue = (name: Cue, reason: string): CueFound => ({
    cue: name,
    signal: null,
    situations,
    known: {},
    reason,
  });
  return [
    ...(hasTried ? [cue('acknowledge-effort', 'takes up what they have already tried')] : []),
    cue('ask-openly', 'asks openly before solving anything'),
    cue('take-ownership', 'says who takes care of it'),
  ];
}

function whatHappenedTo(control: string, situation: Situation): string {
  if (situation === 'failing-control') return `the page failed on ${control}`;
  if (situation === 'patchy-control') return `${control} gave them trouble`;
  return `${control} ${situation === 'slow-control' ? 'took long to respond' : 'did not respond'}`;
}

function whatHappened(situation: Situation): string {
  if (situation === 'failing-control') return 'the page failed on it';
  if (situation === 'patchy-control') return 'it gave them trouble';
  return situation === 'slow-control' ? 'it took long to respond' : 'it did not respond';
}

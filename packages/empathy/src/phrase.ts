import type { Cue, PhraseIntent, SlotName } from '@attune/protocol';

/** What has happened, as far as facts tell. A phrase made for one is offered only then. */
export type Situation =
  | 'silent-control'
  | 'slow-control'
  | 'failing-control'
  | 'patchy-control'
  | 'long-wait'
  | 'gone-quiet'
  | 'already-tried'
  | 'first-contact';

/** What the visitor's own words say, where something has judged them. */
export type Mood =
  'angry' | 'anxious' | 'sad' | 'grieving' | 'disappointed' | 'confused' | 'frustrated' | 'neutral' | 'happy';

/** Where a conversation stands. */
export type Phase = 'open' | 'explore' | 'resolve' | 'close' | 'afterwards';

/** A piece of a phrase: words, a slot, or the agent's own name. */
export type PhrasePart = { readonly text: string } | { readonly slot: SlotName } | { readonly agent: true };

/** A reusable sentence or two for the agent's own mouth. */
export interface Phrase {
  readonly id: string;
  /** Grows when the words change, so that what was learned of the old ones is not held against the new. */
  readonly version: number;
  readonly locale: 'en';
  readonly intent: PhraseIntent;
  readonly cue: Cue;
  /** The same move in other words: of one family only one phrase is offered in a conversation. */
  readonly family: string;
  readonly parts: readonly PhrasePart[];
  /** Empty: any. */
  readonly situations: readonly Situation[];
  /** Empty: any. Nothing judges moods yet, so none of ours asks for one. */
  readonly moods: readonly Mood[];
  /** Empty: any. */
  readonly phases: readonly Phase[];
  readonly formality: 1 | 2 | 3;
  readonly warmth: 1 | 2 | 3;
  /** Every slot of the phrase: it cannot be sent while one of them is empty. */
  readonly requires: readonly SlotName[];
  /** The slots among them that only a known fact may fill; without that fact the phrase is not offered. */
  readonly rests: readonly SlotName[];
  readonly tags: readonly string[];
  /** When it helps, and what has to be true. */
  readonly do: string;
  /** When it hurts. */
  readonly dont: string;
  readonly source: 'shipped' | 'team' | 'agent';
  readonly status: 'active' | 'retired';
}

type Given = Pick<Phrase, 'id' | 'intent' | 'cue' | 'family' | 'parts' | 'do' | 'dont'> &
  Partial<
    Pick<Phrase, 'situations' | 'moods' | 'phases' | 'formality' | 'warmth' | 'rests' | 'tags' | 'version'>
  >;

/** One of the phrases we ship; says only what is special about it. */
export function shipped(given: Given): Phrase {
  return {
    version: 1,
    locale: 'en',
    situations: [],
    moods: [],
    phases: [],
    formality: 2,
    warmth: 2,
    rests: [],
    tags: [],
    source: 'shipped',
    status: 'active',
    ...given,
    requires: slotsOf(given.parts),
  };
}

/**
 * The words of a phrase, slots in between: say`Are you still there, ${'name'}?` Slots are pieces of their own from
 * the start, so that no text, a visitor's name least of all, is ever searched for them.
 */
export function say(
  words: TemplateStringsArray,
  ...slots: readonly (SlotName | 'agent')[]
): readonly PhrasePart[] {
  return words.flatMap((text, index): readonly PhrasePart[] => {
    const slot = slots[index];
    const piece = text === '' ? [] : [{ text }];
    if (slot === undefined) return piece;
    return [...piece, slot === 'agent' ? { agent: true } : { slot }];
  });
}

function slotsOf(parts: readonly PhrasePart[]): readonly SlotName[] {
  return [...new Set(parts.flatMap((part) => ('slot' in part ? [part.slot] : [])))];
}

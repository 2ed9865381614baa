import type { PhraseEntry, SlotName } from '@attune/protocol';
import { partsOf, type PhrasePart } from './phrase-text.ts';

/** A reusable sentence or two for the agent's own mouth, ready to be filled. */
export interface Phrase extends PhraseEntry {
  readonly parts: readonly PhrasePart[];
  /** Every slot of the phrase: it cannot be sent while one of them is empty. */
  readonly requires: readonly SlotName[];
}

/** A phrase as it is kept, ready to be filled. What is in braces and no slot stays text. */
export function phraseOf(entry: PhraseEntry): Phrase {
  const parts = partsOf(entry.text);
  return { ...entry, parts, requires: slotsOf(parts) };
}

/** What a phrase of ours is unless it says otherwise. */
const usual = {
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
} as const satisfies Partial<PhraseEntry>;

type Optional = keyof typeof usual | 'family';
type Given = Omit<PhraseEntry, Optional> & Partial<Pick<PhraseEntry, Optional>>;

/** Phrases we ship that have something in common; each says only what is special about it. */
export function page<Common extends Partial<PhraseEntry>>(
  common: Common,
  phrases: readonly (Omit<Given, keyof Common> & Partial<Given>)[],
): readonly Phrase[] {
  return phrases.map((given) => {
    // What is not in `common` the type of `phrases` asks for.
    const entry = { ...usual, ...common, ...given } as unknown as Given & typeof usual;
    return phraseOf({ ...entry, family: entry.family ?? entry.id });
  });
}

function slotsOf(parts: readonly PhrasePart[]): readonly SlotName[] {
  return [...new Set(parts.flatMap((part) => ('slot' in part ? [part.slot] : [])))];
}

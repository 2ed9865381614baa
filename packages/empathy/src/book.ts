import type { PhraseEntry, PhraseFile } from '@attune/protocol';
import { parsePhraseText } from './phrase-text.ts';
import { phraseOf, type Phrase } from './phrase.ts';

/**
 * The book an agent's suggestions come from: what is shipped, then the team's, then their own. Of one id
 * the team's counts, and within a source the highest version; so a team may retire or reword a shipped phrase by saving
 * one of the same id, and an agent cannot bring it back. Phrases whose text cannot be read are left out.
 */
export function bookOf(
  shipped: readonly Phrase[],
  team: readonly PhraseEntry[],
  own: readonly PhraseEntry[] = [],
): readonly Phrase[] {
  const book = new Map(shipped.map((phrase) => [phrase.id, phrase]));
  for (const entry of latestOf(team).filter(isReadable)) book.set(entry.id, phraseOf(entry));
  const mine = latestOf(own).filter((entry) => isReadable(entry) && !book.has(entry.id));
  return [...book.values(), ...mine.map(phraseOf)];
}

/** The next version of a phrase, with what was changed. */
export function revised(
  entry: PhraseEntry,
  changes: Partial<Omit<PhraseEntry, 'id' | 'version' | 'status'>>,
): PhraseEntry {
  return { ...entry, ...changes, version: entry.version + 1 };
}

/** Out of use, and kept: what was sent with it still says where it came from. */
export function retired(entry: PhraseEntry): PhraseEntry {
  return { ...entry, version: entry.version + 1, status: 'retired' };
}

/** A file of phrases to keep or to take to another site, by id. */
export function exported(phrases: readonly PhraseEntry[]): PhraseFile {
  const entries = phrases.map(entryOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { format: 'attune-phrases', formatVersion: 1, phrases: entries };
}

/** What an import does to a team's phrases. */
export interface PhraseImport {
  readonly added: readonly PhraseEntry[];
  /** As the next version of what was there. */
  readonly changed: readonly PhraseEntry[];
  readonly unchanged: readonly PhraseEntry[];
}

/** Phrases of a file as the team's own; what says the same already is left as it is. */
export function imported(file: PhraseFile, team: readonly PhraseEntry[]): PhraseImport {
  const known = new Map(latestOf(team).map((entry) => [entry.id, entry]));
  const added: PhraseEntry[] = [];
  const changed: PhraseEntry[] = [];
  const unchanged: PhraseEntry[] = [];
  for (const entry of latestOf(file.phrases)) {
    const before = known.get(entry.id);
    const mine: PhraseEntry = { ...entry, source: 'team', version: before ? before.version + 1 : 1 };
    if (!before) added.push(mine);
    else if (isSame(before, mine)) unchanged.push(before);
    else changed.push(mine);
  }
  return { added, changed, unchanged };
}

/** Only what is kept: what a phrase is read into is not. */
export function entryOf(phrase: PhraseEntry): PhraseEntry {
  const { id, version, locale, intent, cue, family, text, situations, moods, phases } = phrase;
  const { formality, warmth, rests, tags, do: when, dont, source, status } = phrase;
  return {
    ...{ id, version, locale, intent, cue, family, text, situations, moods, phases },
    ...{ formality, warmth, rests, tags, do: when, dont, source, status },
  };
}

function isReadable({ text }: PhraseEntry): boolean {
  return parsePhraseText(text).ok;
}

function latestOf(entries: readonly PhraseEntry[]): readonly PhraseEntry[] {
  const latest = new Map<string, PhraseEntry>();
  for (const entry of entries) {
    if (entry.version >= (latest.get(entry.id)?.version ?? 0)) latest.set(entry.id, entry);
  }
  return [...latest.values()];
}

function isSame(a: PhraseEntry, b: PhraseEntry): boolean {
  const said = (entry: PhraseEntry) => JSON.stringify({ ...entryOf(entry), version: 0 });
  return said(a) === said(b);
}

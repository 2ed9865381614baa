import type { SuggestionPart } from '@attune/protocol';
import { withoutInvisible } from './plain.ts';
import { MAX_JUDGED, wordsOf } from './words.ts';

/** What the agent made of a suggestion before sending it. */
export type SuggestionChange = 'accepted' | 'lightly-edited' | 'heavily-edited';

/** An agent who keeps this share of the words has taken the suggestion up. */
const LIGHT_EDIT_KEEPS = 0.6;

/** A slot is filled with a few words; more is a text of the agent's own. */
const MAX_FILLED = 120;

/**
 * How much of a suggestion is left in what was sent. `accepted`: all of it, up to spaces and invisible characters, with
 * empty slots filled in; `lightly-edited`: at least 60 % of its words are kept; `heavily-edited`: fewer. Linear; of
 * longer texts the first 4,000 characters are compared.
 * @param suggestion its parts, or its text where the parts are no longer known
 */
export function changeFrom(
  suggestion: string | readonly SuggestionPart[],
  sentText: string,
): SuggestionChange {
  const pieces = fixedPieces(suggestion);
  if (fillsOnly(pieces, squeezed(sentText).trim())) return 'accepted';
  const wanted = wordsOf(pieces.join(' '));
  if (wanted.length === 0) return 'heavily-edited';
  return keptOf(wanted, wordsOf(sentText)) / wanted.length >= LIGHT_EDIT_KEEPS
    ? 'lightly-edited'
    : 'heavily-edited';
}

/** The words between empty slots; at least one piece, at most one of them per slot more. */
function fixedPieces(suggestion: string | readonly SuggestionPart[]): readonly string[] {
  if (typeof suggestion === 'string') return [squeezed(suggestion).trim()];
  const pieces = [''];
  for (const part of suggestion) {
    const text = 'text' in part ? part.text : part.value;
    if (text === null) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + text);
  }
  return pieces.map(squeezed).map((piece, index, all) => {
    const started = index === 0 ? piece.trimStart() : piece;
    return index === all.length - 1 ? started.trimEnd() : started;
  });
}

/** Whether a text is the pieces in their order, with a few words in each gap and nothing before or after. */
function fillsOnly(pieces: readonly string[], sent: string): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return sent === first;
  if (!sent.startsWith(first) || !sent.endsWith(last)) return false;
  let from = first.length;
  for (const piece of others) {
    const at = sent.indexOf(piece, from + 1);
    if (at === -1 || !isFilling(sent.slice(from, at))) return false;
    from = at + piece.length;
  }
  return isFilling(sent.slice(from, sent.length - last.length));
}

/** A slot takes a part of a sentence; whoever ends one in it has written on. */
function isFilling(text: string): boolean {
  return text.length <= MAX_FILLED && text.trim() !== '' && !/[.!?] /u.test(text);
}

/** How many of the wanted words occur, each occurrence counted once. */
function keptOf(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}

function squeezed(text: string): string {
  return withoutInvisible(text.slice(0, MAX_JUDGED)).replace(/\s+/gu, ' ');
}

import type { SuggestionPart } from '@attune/protocol';
import { wordsOf } from './words.ts';

const SHINGLE = 3;
const TOO_SIMILAR = 0.5;

/** Runs of three words, each once: what two texts have in common when one repeats the other. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  const shingles = words.slice(0, Math.max(1, words.length - SHINGLE + 1)).map((_, start) => {
    return words.slice(start, start + SHINGLE).join(' ');
  });
  return new Set(shingles.filter((shingle) => shingle !== ''));
}

/**
 * The three-word runs that stand fast in a suggestion, whatever goes into its empty slots. Where nothing is that long,
 * those of its words without the slots.
 */
export function fixedShinglesOf(parts: readonly SuggestionPart[]): ReadonlySet<string> {
  const pieces = [''];
  for (const part of parts) {
    const text = 'text' in part ? part.text : part.value;
    if (text === null) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + text);
  }
  const long = pieces.filter((piece) => wordsOf(piece).length >= SHINGLE);
  return new Set((long.length > 0 ? long : [pieces.join(' ')]).flatMap((piece) => [...shinglesOf(piece)]));
}

/** The share of all their three-word runs that two texts have in common, 0–1 (Jaccard). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((shingle) => b.has(shingle)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

/** Whether half of all their three-word runs are common to both: the reader has seen it before. */
export function areSimilar(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return similarity(a, b) >= TOO_SIMILAR;
}

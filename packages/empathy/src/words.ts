import { withoutInvisible } from './plain.ts';

/** Longer texts are judged by their beginning: four screens say enough, and every scan stays short. */
export const MAX_JUDGED = 4_000;

/**
 * The words of a text in lower case, in order, without what only looks different: case, kinds of apostrophe,
 * compatibility forms, invisible characters. Linear in the text, of which at most {@link MAX_JUDGED} characters count.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = withoutInvisible(text.slice(0, MAX_JUDGED).normalize('NFKC')).replace(/[’‘ʼ]/gu, "'");
  return plain.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
}

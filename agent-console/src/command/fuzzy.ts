/** How well a text fits what was typed, and where. */
export interface Fit {
  /** Higher fits better. */
  readonly score: number;
  /** Places of the letters that fit, in order. */
  readonly places: readonly number[];
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/**
 * Whether the letters of a query stand in a text in their order. A whole word found together is worth most, then the
 * beginning of words, then letters side by side.
 * @returns null when they do not
 */
export function fits(text: string, query: string): Fit | null {
  const within = plain(text);
  const wanted = plain(query).replaceAll(/\s+/g, '');
  if (wanted === '') return { score: 0, places: [] };
  const together = within.indexOf(plain(query).trim());
  if (together >= 0 && within.length === text.length) {
    const opensWord = together === 0 || isGap(within[together - 1]);
    const places = Array.from(plain(query).trim(), (_, place) => together + place);
    return { score: 100 + (opensWord ? 40 : 0) - together - text.length / 100, places };
  }
  const places: number[] = [];
  let score = 0;
  for (const letter of wanted) {
    const from = (places.at(-1) ?? -1) + 1;
    const next = placeOf(within, letter, from);
    if (next < 0) return null;
    score += isGap(within[next - 1]) ? 8 : next === from && from > 0 ? 4 : 0;
    places.push(next);
  }
  return { score: score - (places.at(-1) ?? 0) / 10 - text.length / 100, places };
}

/** The beginning of a word goes before the nearest letter, when there is one. */
function placeOf(text: string, letter: string, from: number): number {
  const nearest = text.indexOf(letter, from);
  if (nearest < 0 || nearest === from) return nearest;
  for (let at = nearest; at >= 0; at = text.indexOf(letter, at + 1)) {
    if (isGap(text[at - 1])) return at;
  }
  return nearest;
}

const isGap = (letter: string | undefined): boolean => letter === undefined || /[\s/_-]/.test(letter);

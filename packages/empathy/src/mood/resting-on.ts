import type { TextSpan } from '@attune/protocol';
import type { PlainText } from './plain-text.ts';
import type { Token } from './tokens.ts';

/** A reader takes in this many at a glance. */
const MOST = 4;
/** Words that moved it less than this share of the strongest one are noise. */
const LEAST_SHARE = 0.35;

/** The words that moved a judgement most, as places in the text as it was written; neighbours are one. */
export function restingOn(
  { origins }: PlainText,
  tokens: readonly Token[],
  shares: Float64Array,
): readonly TextSpan[] {
  const most = shares.reduce((a, b) => Math.max(a, b), 0);
  if (most <= 0) return [];
  const chosen = [...shares.keys()]
    .filter((at) => tokens[at]?.kind !== 'marks' && (shares[at] ?? 0) >= most * LEAST_SHARE)
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
    .slice(0, MOST)
    .sort((a, b) => a - b);
  const spans: { start: number; end: number; token: number }[] = [];
  for (const at of chosen) {
    const token = tokens[at];
    if (token === undefined) continue;
    const start = origins[token.start] ?? 0;
    const end = (origins[token.end - 1] ?? 0) + 1;
    const last = spans.at(-1);
    if (last !== undefined && last.token === at - 1) Object.assign(last, { end, token: at });
    else spans.push({ start, end, token: at });
  }
  return spans.map(({ start, end }) => ({ start, end }));
}

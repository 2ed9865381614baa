import { CALM } from './calm-lines.ts';
import type { Line } from './corpora.ts';
import { DISCONTENT } from './discontent-lines.ts';

/**
 * Sentences customers write to a support chat, by our own hand, since none of the sets is from one. They teach the
 * model that waiting, repeating and not being helped are discontent there, and that the same orders, cards and refunds
 * politely asked about are not. They are trained on and never measured on.
 */
export function supportLines(): readonly Line[] {
  return [...linesOf(DISCONTENT, 1), ...linesOf(CALM, 0)];
}

function linesOf(text: string, unhappy: number): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ text: line, source: 'support-lines', emotions: null, unhappy, basic: [] }));
}

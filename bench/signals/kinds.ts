import type { PageEntry } from './page-set.ts';

/** Our page signals, as page sets call them. A kind that is missing here counts under its own name. */
const TRUTH_OF_KIND: Readonly<Record<string, string>> = {
  'dead-click': 'dead',
  'slow-response': 'slow',
  'rage-click': 'rage',
  'error-click': 'error',
  'failed-request': 'reqfail',
  'form-struggle': 'form',
  'reload-storm': 'reload',
  'u-turn': 'uturn',
};

/** What counts as right where a page does not say: a slow answer is at first a dead one, a failed request may throw. */
const RIGHT_KINDS: Readonly<Record<string, readonly string[]>> = {
  slow: ['slow', 'dead'],
  reqfail: ['reqfail', 'error'],
};

export type Verdict = 'ok' | 'FALSE' | 'found' | 'wrong kind' | 'missed' | 'failed';

export function truthOf(kind: string): string {
  return TRUTH_OF_KIND[kind] ?? kind;
}

/** @param found in the words of page sets */
export function verdictOf({ truth, accept }: PageEntry, found: readonly string[]): Verdict {
  if (truth === 'none') return found.length === 0 ? 'ok' : 'FALSE';
  const right = accept ?? RIGHT_KINDS[truth] ?? [truth];
  if (found.some((kind) => right.includes(kind))) return 'found';
  return found.length > 0 ? 'wrong kind' : 'missed';
}

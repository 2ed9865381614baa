import type { Assessment } from '../friction/assess.ts';

/**
 * What an offer rests on, in one line: the last message, then the facts that count at present. A fact that agents called
 * wrong is another one than before, so that no suggestion goes on naming it.
 */
export function offerBasis({ events, friction }: Pick<Assessment, 'events' | 'friction'>): string {
  const lastMessage = events.findLast((event) => event.kind === 'message');
  const facts = friction.contributions.map(({ signalKey, judged }) =>
    judged === 'not-frustrated' ? `!${signalKey}` : signalKey,
  );
  return [lastMessage?.seq ?? 0, ...facts.sort()].join(' ');
}

/** Whether there is something to answer that the standing offer does not know. Facts that merely fade are none. */
export function isNewBasis(before: string | null, basis: string): boolean {
  if (before === null) return true;
  const known = before.split(' ');
  const [seq, ...facts] = basis.split(' ');
  return seq !== known[0] || facts.some((fact) => !known.slice(1).includes(fact));
}

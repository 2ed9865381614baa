import type { Contribution, Signal } from '@attune/protocol';
import type { Assessment } from '../friction/assess.ts';

interface Basis {
  readonly events: Assessment['events'];
  readonly friction: { readonly contributions: readonly Pick<Contribution, 'signalKey' | 'judged'>[] };
  readonly signals: readonly Pick<Signal, 'key' | 'evidence'>[];
}

/**
 * What an offer rests on, in one line: the last message, then the facts that count at present. A fact that agents called
 * wrong is another one than before, so that no suggestion goes on naming it. Trouble with one control is one fact, as
 * what first looks like single dead clicks may become a rage click: each new offer uses up phrases for good.
 */
export function offerBasis({ events, friction, signals }: Basis): string {
  const lastMessage = events.findLast((event) => event.kind === 'message');
  const controls = new Map(signals.map(({ key, evidence }) => [key, evidence['controlKey']]));
  const facts = friction.contributions.map(({ signalKey, judged }) => {
    const control = controls.get(signalKey);
    const fact = typeof control === 'string' ? `control:${control}` : signalKey;
    return judged === 'not-frustrated' ? `!${fact}` : fact;
  });
  return [lastMessage?.seq ?? 0, ...[...new Set(facts)].sort()].join(' ');
}

/** Whether there is something to answer that the standing offer does not know. Facts that merely fade are none. */
export function isNewBasis(before: string | null, basis: string): boolean {
  if (before === null) return true;
  const known = before.split(' ');
  const [seq, ...facts] = basis.split(' ');
  return seq !== known[0] || facts.some((fact) => !known.slice(1).includes(fact));
}

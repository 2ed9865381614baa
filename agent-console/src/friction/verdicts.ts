import type { Contribution, Friction, SignalKind, SignalVerdict } from '@attune/protocol';

/** How many signals one `signal:judge` may name. */
const MOST_AT_ONCE = 20;

/** States whose sentence already says how long they last; an age beside it would say it twice. */
const SAY_THEIR_LENGTH: ReadonlySet<SignalKind> = new Set(['waiting', 'no-answer', 'gone-quiet']);

/** What friction rests on and what is shown beside it, the way the pane lists them. */
export interface FrictionParts {
  /** Counted, or called not frustrated: an agent may say something of them. Strongest first. */
  readonly counted: readonly Contribution[];
  /** States that explain but never count: a bad connection, a tab in the background. */
  readonly facts: readonly Contribution[];
}

export function partsOf({ contributions }: Friction): FrictionParts {
  const isCounted = ({ points, judged }: Contribution): boolean =>
    Math.round(points) > 0 || judged === 'not-frustrated';
  return {
    counted: contributions.filter(isCounted),
    // The chip says this one, in words of its own.
    facts: contributions.filter((part) => !isCounted(part) && part.kind !== 'gone-quiet'),
  };
}

/** The signals a verdict on the whole flag speaks of: those that nobody has said it of yet. */
export function toJudge(friction: Friction, verdict: SignalVerdict): readonly string[] {
  return partsOf(friction)
    .counted.filter(({ judged }) => judged === null || (judged === 'seen' && verdict === 'not-frustrated'))
    .slice(0, MOST_AT_ONCE)
    .map(({ signalKey }) => signalKey);
}

/** Friction as it looks while the server works out what a verdict changes. */
export function withVerdict(
  friction: Friction,
  signalKeys: readonly string[],
  verdict: SignalVerdict | 'none',
): Friction {
  const judged = verdict === 'none' ? null : verdict;
  const contributions = friction.contributions.map((part) =>
    signalKeys.includes(part.signalKey) ? { ...part, judged } : part,
  );
  return { ...friction, contributions };
}

export function saysItsLength({ kind, sentence }: Contribution): boolean {
  return SAY_THEIR_LENGTH.has(kind) && typeof sentence[0] === 'string' && sentence[0].startsWith('has ');
}

import type { Verdict } from './kinds.ts';

export interface Judged {
  readonly truth: string;
  readonly disputable: boolean;
  readonly verdict: Verdict;
}

export interface Tally {
  readonly benign: number;
  /** Benign pages on which something was reported. */
  readonly false: number;
  readonly true: number;
  /** Pages with trouble on which the right kind was reported. */
  readonly right: number;
}

/** A page whose runner failed counts as a page, and as nothing found. */
export function tallyOf(judged: readonly Judged[]): Tally {
  const benign = judged.filter(({ truth }) => truth === 'none');
  const troubled = judged.filter(({ truth }) => truth !== 'none');
  return {
    benign: benign.length,
    false: benign.filter(({ verdict }) => verdict === 'FALSE').length,
    true: troubled.length,
    right: troubled.filter(({ verdict }) => verdict === 'found').length,
  };
}

export function tallyLine(tally: Tally): string {
  return `benign=${tally.benign} false=${tally.false} true=${tally.true} right=${tally.right}`;
}

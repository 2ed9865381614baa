import type { ReplayResult, SignalVerdict } from '@attune/protocol';

/** One conversation of the strip. */
export interface StripCell {
  readonly group: 'lost' | 'both' | 'gained';
  readonly judged: SignalVerdict | null;
  /** Null for those flagged either way: the result counts them without naming them. */
  readonly conversationId: string | null;
  readonly label: string;
}

export interface ReplayGroups {
  readonly lost: number;
  readonly both: number;
  readonly gained: number;
}

/** The result names at most this many gained and lost conversations. */
const NAMED = 100;

/**
 * How many conversations lose their flag, keep it, gain one. The lists name a hundred; a list that is shorter is
 * complete, and the counts give the other. Null where both are cut, and the numbers cannot be known from the result.
 */
export function groupsOf({ today, proposed, gained, lost }: ReplayResult): ReplayGroups | null {
  if (lost.length < NAMED) {
    const both = today.flagged - lost.length;
    return { lost: lost.length, both, gained: proposed.flagged - both };
  }
  if (gained.length < NAMED) {
    const both = proposed.flagged - gained.length;
    return { lost: today.flagged - both, both, gained: gained.length };
  }
  return null;
}

/** The strip, a cell a conversation: no longer flagged, flagged either way, newly flagged. */
export function stripOf(result: ReplayResult): readonly StripCell[] | null {
  const groups = groupsOf(result);
  const { gained, lost, today } = result;
  if (!groups || groups.lost > lost.length || groups.gained > gained.length) return null;
  const named = (group: 'lost' | 'gained') =>
    result[group].map(({ conversationId, visitorLabel, judged }): StripCell => ({
      group,
      judged,
      conversationId,
      label: visitorLabel,
    }));
  const votesBoth = (verdict: SignalVerdict): number =>
    (verdict === 'seen' ? today.seen : today.notFrustrated) -
    lost.filter(({ judged }) => judged === verdict).length;
  const doubted = votesBoth('not-frustrated');
  const seen = votesBoth('seen');
  const both = Array.from({ length: groups.both }, (_, index): StripCell => {
    const judged = index < doubted ? 'not-frustrated' : index < doubted + seen ? 'seen' : null;
    return { group: 'both', judged, conversationId: null, label: '' };
  });
  return [...named('lost'), ...both, ...named('gained')];
}

/** The result in a sentence. */
export function replaySentence({ conversations, today, proposed }: ReplayResult): string {
  const of = conversations === 1 ? '1 conversation' : `${conversations} conversations`;
  const doubt =
    proposed.notFrustrated === 0 ? '' : `; agents called ${proposed.notFrustrated} of them not frustrated`;
  return `Would have flagged ${proposed.flagged} of ${of}; today ${today.flagged}${doubt}.`;
}

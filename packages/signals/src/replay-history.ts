import type { Interaction } from '@attune/protocol';
import type { ChatFact } from './chat-fact.ts';
import type { DetectorContext } from './detector.ts';

/** One visit of a conversation's visitor. */
export interface ReplayVisit {
  readonly visitId: string;
  readonly interactions: readonly Interaction[];
}

/** All that is stored of one conversation, in any order. */
export interface ReplayHistory {
  readonly visits: readonly ReplayVisit[];
  readonly chat: readonly ChatFact[];
  readonly context?: DetectorContext;
  /** It is replayed up to here, and to the end of that second. */
  readonly until: number;
}

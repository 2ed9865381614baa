import type {
  Interaction,
  Sentence,
  Signal,
  SignalFamily,
  SignalKind,
  ThresholdDefinition,
} from '@attune/protocol';
import type { ChatFact } from './chat-fact.ts';

/** What a detector may look at: one visit and its conversation, up to one instant. Order and repeats do not matter. */
export interface DetectorInput {
  /** Press ids count up within this visit only; it is part of the key of every signal found on the page. */
  readonly visitId: string;
  /** Of this one visit, its instants already on the server's clock. */
  readonly interactions: readonly Interaction[];
  /**
   * Left out when `interactions` hold the whole visit. Otherwise the instant from which on they are complete: what
   * may have begun before it is not found anew, since half of it would look like something else.
   */
  readonly completeSince?: number;
  readonly chat: readonly ChatFact[];
  /** Server time, epoch ms. */
  readonly now: number;
  /** What is known beside the visit and its conversation; every part may be missing, and then goes unused. */
  readonly context?: DetectorContext;
}

/** Facts from outside the conversation. None of them is needed; without one its rule does not apply. */
export interface DetectorContext {
  /** Earlier conversations of this visitor with this site, in any order; this one is not among them. */
  readonly contacts?: readonly Contact[];
  /** Times in which the team does not answer, as its business hours say; `until` null: from then on. */
  readonly closedTimes?: readonly Span[];
  /** Median time to the first answer over the team's last weeks. */
  readonly teamMedianWaitMs?: number;
  /** Hashes of page errors that so many visitors of the site meet at the moment that they say nothing of this one. */
  readonly dampedErrors?: readonly string[];
}

/** One earlier conversation of the visitor. */
export interface Contact {
  /** The visitor's first message, server time. */
  readonly at: number;
  /** When it was last called resolved; null: never. */
  readonly resolvedAt: number | null;
}

/** A stretch of time, epoch ms; `until` null: not over yet. */
export interface Span {
  readonly from: number;
  readonly until: number | null;
}

/** Longer than any pattern's beginning can be told from its middle. */
export const EDGE_MS = 10_000;

/** Whether what seems to begin at an instant may have begun earlier, among facts that are no longer at hand. */
export function mayHaveBegunEarlier({ completeSince }: DetectorInput, seemsToBeginAt: number): boolean {
  return completeSince !== undefined && seemsToBeginAt < completeSince + EDGE_MS;
}

/** A signal before the version of the thresholds is written on it. */
export type FoundSignal = Omit<Signal, 'thresholdsVersion'>;

/** A detector's thresholds as it receives them: every one of its names, nothing else. */
export type ThresholdsOf<Name extends string> = Readonly<Record<Name, number>>;

/** One pattern: what it is called, what an admin may tune, and the pure rule that finds it. */
export interface Detector<Name extends string = string> {
  readonly kind: SignalKind;
  /** Where it is found. */
  readonly place: 'page' | 'chat';
  readonly family: SignalFamily;
  readonly label: string;
  readonly explanation: string;
  /** A sentence as an agent would read it. */
  readonly example: Sentence;
  /** Left out: it is on. Off is for kinds that are too often wrong, or that a site has to want. */
  readonly enabledByDefault?: false;
  /** The most that one signal of this kind adds to friction, until an admin says otherwise; 0 for a state beside it. */
  readonly points: number;
  /** Points halve in this time until an admin says otherwise; for a lasting state, once it has ended. */
  readonly halfLifeMs: number;
  /** Weak kinds share a cap, so that many hints never make a flag. */
  readonly weak: boolean;
  readonly thresholds: readonly (ThresholdDefinition & { readonly name: Name })[];
  detect(input: DetectorInput, thresholds: ThresholdsOf<Name>): readonly FoundSignal[];
  /** The next instant after `now` at which `detect` may find something else without a new fact. */
  nextLookAt(input: DetectorInput, thresholds: ThresholdsOf<Name>): number | null;
  /** For lasting states: the same signal as it stands at `at`, its points and words brought up to date. */
  asOf?(signal: Signal, at: number): Signal;
  /** For states that grow, and never fall while they last: their points by the detector's own scale; null when unknown. */
  pointsAt?(signal: Signal, at: number): number | null;
  /** What two thresholds may not be together, in words; null when they fit. */
  conflict?(thresholds: ThresholdsOf<Name>): { readonly name: Name; readonly message: string } | null;
}

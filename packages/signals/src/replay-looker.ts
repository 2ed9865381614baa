import type { Interaction, Signal, ThresholdSettings } from '@attune/protocol';
import type { ChatFact } from './chat-fact.ts';
import { detectAmong, nextLookAmong, type ReadyDetector } from './detect-signals.ts';
import type { DetectorContext, DetectorInput } from './detector.ts';
import { numberIn } from './detectors/evidence.ts';

/** The server looks back this far; longer than any window of a detector. */
export const LOOK_BACK_MS = 10 * 60_000;

/** Looks are taken on the clock's full seconds: the server's come after a batch, about that often. */
export function lookFrom(at: number): number {
  return Math.ceil(at / 1_000) * 1_000;
}

/** What some detectors look at, all of it, oldest first. */
export interface Watched {
  readonly visitId: string;
  readonly detectors: readonly ReadyDetector[];
  readonly settings: ThresholdSettings;
  readonly facts: readonly Interaction[];
  readonly chat: readonly ChatFact[];
  readonly context?: DetectorContext | undefined;
  /** Instants at which a fact may change what they find, oldest first. */
  readonly instants: readonly number[];
  /** Nothing that is found reaches over these instants, oldest first: a look need not go back further. */
  readonly beginnings?: readonly number[];
}

/** What a look found, and whether it would have found a signal again if it still held. */
export interface Look {
  readonly found: readonly Signal[];
  covers(signal: Signal): boolean;
}

/** Takes the looks of some detectors, one after the other; each costs what came lately, not the whole history. */
export class Looker {
  readonly #watched: Watched;
  #instant = 0;
  #dueAt: number | null = null;
  #start = 0;
  #end = 0;
  #beginning = 0;
  #chatEnd = 0;
  readonly #states: Interaction[] = [];

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** When it has to look next; null: never again. */
  get nextAt(): number | null {
    const scheduled = this.#watched.instants[this.#instant] ?? null;
    if (scheduled === null || this.#dueAt === null) return scheduled ?? this.#dueAt;
    return Math.min(scheduled, this.#dueAt);
  }

  look(now: number): Look {
    const input = this.#inputAt(now);
    const { detectors, settings } = this.#watched;
    const due = nextLookAmong(detectors, input);
    this.#dueAt = due === null ? null : Math.max(lookFrom(due), now + 1_000);
    const since = this.#sinceAt(now);
    return {
      found: detectAmong(detectors, input, settings),
      covers: ({ evidence, detectedAt }) => (numberIn(evidence, 'firstAt') ?? detectedAt) >= since,
    };
  }

  #inputAt(now: number): DetectorInput {
    const { visitId, facts, chat, context, instants } = this.#watched;
    while ((instants[this.#instant] ?? Infinity) <= now) this.#instant++;
    while ((facts[this.#end]?.at ?? Infinity) <= now) this.#end++;
    while ((chat[this.#chatEnd]?.at ?? Infinity) <= now) this.#chatEnd++;
    const since = this.#sinceAt(now);
    this.#leaveBehind(since);
    const isCut = this.#start > 0 && since === now - LOOK_BACK_MS;
    return {
      visitId,
      interactions: [...this.#states, ...facts.slice(this.#start, this.#end)],
      chat: chat.slice(0, this.#chatEnd),
      now,
      ...(isCut && { completeSince: since }),
      ...(context && { context }),
    };
  }

  /** Lets go of facts; whether the tab is shown stays true however long ago it was said. */
  #leaveBehind(since: number): void {
    const { facts, chat } = this.#watched;
    for (let fact = facts[this.#start]; fact && fact.at < since; fact = facts[++this.#start]) {
      if (chat.length > 0 && fact.kind === 'visibility') this.#states.push(fact);
    }
  }

  /** From when on facts are looked at. */
  #sinceAt(now: number): number {
    const beginnings = this.#watched.beginnings ?? [];
    while ((beginnings[this.#beginning + 1] ?? Infinity) <= now) this.#beginning++;
    return Math.max(beginnings[this.#beginning] ?? -Infinity, now - LOOK_BACK_MS);
  }
}

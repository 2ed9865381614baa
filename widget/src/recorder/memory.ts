import type { Interaction } from '@attune/protocol';
import { RECORDER_MEMORY_MS } from '@attune/protocol/limits';

/** The last minute of facts, in this page's memory and nowhere else. */
export interface Memory {
  add(fact: Interaction): void;
  /** Oldest first. */
  recent(): readonly Interaction[];
}

/** Presses per minute that a person can make, and their outcomes; more than this is a script. */
const MOST_FACTS = 1_000;

export function createMemory(now: () => number): Memory {
  let facts: Interaction[] = [];
  function forget(): void {
    const oldest = now() - RECORDER_MEMORY_MS;
    if (facts.length > MOST_FACTS || (facts[0]?.at ?? Infinity) < oldest) {
      facts = facts.slice(-MOST_FACTS).filter(({ at }) => at >= oldest);
    }
  }
  return {
    add(fact) {
      facts.push(fact);
      forget();
    },
    recent() {
      forget();
      return [...facts];
    },
  };
}

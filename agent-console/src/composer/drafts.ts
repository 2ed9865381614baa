import type { Keeping } from '../state/keeping.ts';
import { emptyDraft, type Draft, type UnfilledSlot } from './draft.ts';

/** What an agent has begun to write, kept per conversation until it is sent or deleted. */
export interface Drafts {
  read(conversationId: string): Draft;
  write(conversationId: string, draft: Draft): void;
  /** Leaves nothing of this agent's on the machine: they signed out. */
  forgetAll(): void;
}

/** @param owner the agent's id: two people on one machine do not meet each other's drafts */
export function createDrafts(keeping: Keeping, owner: () => string): Drafts {
  // What the browser refuses to keep still lives as long as the page.
  const inMemory = new Map<string, Draft>();
  const prefix = (): string => `attune.draft.${owner()}.`;
  const keyOf = (conversationId: string): string => `${prefix()}${conversationId}`;
  return {
    read: (conversationId) => {
      const key = keyOf(conversationId);
      return inMemory.get(key) ?? draftFrom(keeping.read(key));
    },
    write(conversationId, draft) {
      const key = keyOf(conversationId);
      inMemory.set(key, draft);
      if (draft.text === '') keeping.remove(key);
      else keeping.write(key, draft);
    },
    forgetAll() {
      inMemory.clear();
      for (const key of keeping.keys(prefix())) keeping.remove(key);
    },
  };
}

/** Storage is an edge: an older version of us, or something else, may have written there. */
function draftFrom(kept: unknown): Draft {
  if (typeof kept !== 'object' || kept === null) return emptyDraft;
  const { text, slots, suggestionId, asked } = kept as Record<keyof Draft, unknown>;
  if (typeof text !== 'string') return emptyDraft;
  const known = Array.isArray(slots) && slots.every((slot) => isSlotOf(text, slot));
  return {
    text,
    slots: known ? slots : [],
    suggestionId: typeof suggestionId === 'string' ? suggestionId : null,
    asked: Array.isArray(asked) ? asked.filter(isSlotName) : [],
  };
}

function isSlotOf(text: string, kept: unknown): kept is UnfilledSlot {
  if (typeof kept !== 'object' || kept === null) return false;
  const { slot, start, end } = kept as Record<keyof UnfilledSlot, unknown>;
  if (!isSlotName(slot) || typeof start !== 'number' || typeof end !== 'number') return false;
  return start >= 0 && end > start && end <= text.length;
}

function isSlotName(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && name.length <= 60;
}

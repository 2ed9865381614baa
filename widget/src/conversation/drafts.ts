import type { Attachment, ConversationEvent, Refusal } from '@attune/protocol';

/**
 * Something the visitor sent that is not in the list yet. Its id is made here and never changes, so that sending it
 * twice is harmless.
 */
export interface Draft {
  readonly clientId: string;
  readonly body: string;
  /** Uploaded already: a draft never waits for a file. */
  readonly attachments?: readonly Attachment[];
  /** When it was written, by the visitor's clock; for display alone. */
  readonly at: number;
  /** `waiting` for its turn or a connection · `sending` · `sent`: taken, its event has not come · `failed`. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Why it failed. */
  readonly problem: Problem | null;
}

/** Why the server would not: a code that the panel has words for, and the server's own. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

export function newDraft(
  clientId: string,
  body: string,
  at: number,
  attachments: readonly Attachment[] = [],
): Draft {
  return { clientId, body, attachments, at, state: 'waiting', problem: null };
}

/** The one to send next: in the order they were written, one at a time. Failed ones wait for the visitor. */
export function nextToSend(drafts: readonly Draft[]): Draft | undefined {
  return drafts.find(({ state }) => state === 'waiting' || state === 'sending');
}

export function withDraft(
  drafts: readonly Draft[],
  clientId: string,
  change: Partial<Pick<Draft, 'state' | 'problem' | 'clientId'>>,
): readonly Draft[] {
  return drafts.map((draft) => (draft.clientId === clientId ? { ...draft, ...change } : draft));
}

/** A draft whose event has come is a message, and no draft any more. */
export function withoutStored(
  drafts: readonly Draft[],
  events: readonly ConversationEvent[],
): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  const stored = new Set(
    events.flatMap((event) =>
      event.kind === 'message' && event.author.kind === 'visitor' ? [event.clientId] : [],
    ),
  );
  return drafts.some(({ clientId }) => stored.has(clientId))
    ? drafts.filter(({ clientId }) => !stored.has(clientId))
    : drafts;
}

/** Whether the same request may succeed later without anybody changing anything. */
export function isPassing({ code }: Refusal): boolean {
  return code === 'rate-limited' || code === 'unavailable';
}

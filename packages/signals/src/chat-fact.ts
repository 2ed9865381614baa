import type { AuthorKind, ConversationStatus } from '@attune/protocol';

/** A message was stored. */
export interface MessageFact {
  readonly kind: 'message';
  readonly seq: number;
  readonly at: number;
  readonly author: AuthorKind;
  /** What it says, on the server alone; where it is missing, detectors of words find nothing in it. */
  readonly text?: string;
}

/** The conversation was opened, resolved, … */
export interface StatusFact {
  readonly kind: 'status';
  readonly seq: number;
  readonly at: number;
  readonly status: ConversationStatus;
}

/** Somebody was typing at this instant. Not stored, so it may be missing from a replay. */
export interface TypingFact {
  readonly kind: 'typing';
  readonly at: number;
  readonly author: AuthorKind;
}

/** What detectors know of the chat. Instants are the server's; `seq` is the only order of messages and statuses. */
export type ChatFact = MessageFact | StatusFact | TypingFact;

/**
 * Messages and status changes in the order of the conversation, each position once. Of two facts that claim one
 * position the earlier counts, whichever arrived first.
 */
export function entriesOf(chat: readonly ChatFact[]): readonly (MessageFact | StatusFact)[] {
  const bySeq = new Map<number, MessageFact | StatusFact>();
  for (const fact of chat) {
    if (fact.kind === 'typing') continue;
    const known = bySeq.get(fact.seq);
    if (known === undefined || precedes(fact, known)) bySeq.set(fact.seq, fact);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function precedes(a: MessageFact | StatusFact, b: MessageFact | StatusFact): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return saidBy(a) < saidBy(b);
}

function saidBy(fact: MessageFact | StatusFact): string {
  return fact.kind === 'message' ? `message ${fact.author}` : `status ${fact.status}`;
}

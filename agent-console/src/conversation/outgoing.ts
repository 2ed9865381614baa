import type { MessageParts } from '@attune/protocol';

/** A message on its way: written here, not yet heard back in the conversation's list. */
export interface Outgoing {
  readonly conversationId: string;
  /** Made here once and used for every attempt, so that the server stores it once. */
  readonly clientId: string;
  readonly body: string;
  readonly suggestionId: string | null;
  /** How far the list was held when it was sent off; null: send it whatever came since. */
  readonly seenSeq: number | null;
  /** Files are uploaded before the message is begun; null: words alone. */
  readonly parts: MessageParts | null;
  /** Time of writing, epoch ms; grows strictly, so it orders the outbox. */
  readonly at: number;
  /** `stored`: the server has it, the list we hold does not show it yet. */
  readonly state: 'sending' | 'stored' | 'failed';
  /** Why it failed, in words; null otherwise. */
  readonly problem: string | null;
  /** It failed because a colleague answered meanwhile; sent once more, it goes out all the same. */
  readonly isOutdated?: boolean;
}

/** What was kept, read back; null when something else stands there. Storage is an edge. */
export function outgoingFrom(kept: unknown): Outgoing | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { conversationId, clientId, body, suggestionId, seenSeq, parts, at, state, problem, isOutdated } =
    kept as Record<keyof Outgoing, unknown>;
  if (typeof conversationId !== 'string' || typeof clientId !== 'string') return null;
  if (typeof body !== 'string' || typeof at !== 'number') return null;
  return {
    conversationId,
    clientId,
    body,
    at,
    // What we wrote ourselves; the server looks at every part of it.
    parts: typeof parts === 'object' ? parts : null,
    suggestionId: typeof suggestionId === 'string' ? suggestionId : null,
    seenSeq: typeof seenSeq === 'number' ? seenSeq : null,
    state: state === 'failed' ? 'failed' : 'sending',
    problem: typeof problem === 'string' ? problem : null,
    ...(isOutdated === true && { isOutdated }),
  };
}

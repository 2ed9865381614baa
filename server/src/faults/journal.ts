import type { ConversationEvent } from '@attune/protocol';

/** One attempt to store a message. `seq` null: nobody knows whether it was stored (no answer, connection lost). */
export interface Operation {
  readonly conversationId: string;
  readonly clientId: string;
  readonly body: string;
  /** Order in which its author wrote it. */
  readonly number: number;
  seq: number | null;
}

/** What one observer saw of one conversation, in the order in which it took it in. */
export interface Observation {
  readonly conversationId: string;
  readonly seqs: readonly number[];
}

export interface Verdict {
  /** Acknowledged, and not in the list at the seq of the acknowledgement. */
  readonly lost: number;
  /** In the list more than once. */
  readonly duplicated: number;
  /** Of one author, in another order than written. */
  readonly disordered: number;
  /** Positions of the list that are missing, or that an observer passed over. */
  readonly holes: number;
}

/**
 * Holds what writers were told and what observers saw against the lists at the end, in the manner of Jepsen's
 * list-append: conversations are append-only, so every violation shows there.
 */
export function judge(
  operations: readonly Operation[],
  lists: ReadonlyMap<string, readonly ConversationEvent[]>,
  observations: readonly Observation[],
): Verdict {
  let lost = 0;
  let duplicated = 0;
  let disordered = 0;
  let holes = 0;
  for (const [conversationId, list] of lists) {
    list.forEach(({ seq }, index) => {
      if (seq !== index + 1) holes++;
    });
    const messages = list.filter((event) => event.kind === 'message');
    const clientIds = messages.map(({ clientId }) => clientId);
    duplicated += clientIds.length - new Set(clientIds).size;
    const own = operations.filter((operation) => operation.conversationId === conversationId);
    for (const { clientId, seq } of own) {
      if (seq !== null && messages.find((message) => message.clientId === clientId)?.seq !== seq) lost++;
    }
    const numbers = new Map(own.map(({ clientId, number }) => [clientId, number]));
    const written = messages.map(({ clientId }) => numbers.get(clientId) ?? -1);
    disordered += written.filter((number, index) => index > 0 && number < (written[index - 1] ?? 0)).length;
  }
  for (const { conversationId, seqs } of observations) {
    const length = lists.get(conversationId)?.length ?? 0;
    holes += seqs.filter((seq, index) => seq !== index + 1).length + Math.abs(length - seqs.length);
  }
  return { lost, duplicated, disordered, holes };
}

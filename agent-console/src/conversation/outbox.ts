import type { ConversationEvent, MessageParts, PartsInput, Refusal, RefusalCode } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Keeping } from '../state/keeping.ts';
import type { Store } from '../state/store.ts';
import type { Outgoing } from './outgoing.ts';
import { createOutgoingShelf } from './outgoing-shelf.ts';

/** Keeps each message until it is stored, sends a conversation's one after the other, and the same id every time. */
export interface Outbox {
  readonly messages: Store<readonly Outgoing[]>;
  /** Takes over what this agent wrote before a reload and had not been stored. */
  open(agentId: string): void;
  /** @returns false when it could not be kept: then the text must stay where it is */
  send(
    conversationId: string,
    body: string,
    suggestionId: string | null,
    parts?: MessageParts | null,
  ): boolean;
  retry(clientId: string): void;
  /** Takes a failed message back out. */
  discard(clientId: string): void;
  /** The list shows it (or the server's own news did): nothing is left to do. */
  heard(clientIds: readonly string[]): void;
  /** Sends what waits, in order: after each reconnect. */
  flush(): void;
  close(): void;
}

interface OutboxNeeds {
  readonly connection: AgentConnection;
  readonly keeping: Keeping;
  readonly now: () => number;
  readonly newId: () => string;
  /** How far the conversation's list is held; null: it is not on screen. */
  readonly seenSeq?: (conversationId: string) => number | null;
  readonly onStored: (conversationId: string, event: ConversationEvent) => void;
}

/** Refusals that say nothing about the message itself: the same message may pass later. */
const passing: ReadonlySet<RefusalCode> = new Set(['unavailable', 'rate-limited', 'unauthenticated']);
/** A fault of the server is tried again a few times, then shown: it may be this message that it trips over. */
const FAULT_ATTEMPTS = 3;
const RETRY_MS = 3_000;

export function createOutbox({
  connection,
  keeping,
  now,
  newId,
  seenSeq = () => null,
  onStored,
}: OutboxNeeds): Outbox {
  const shelf = createOutgoingShelf(keeping);
  const sending = new Set<string>();
  const faults = new Map<string, number>();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const mayPassLater = (refusal: Refusal, clientId: string): boolean => {
    if (passing.has(refusal.code)) return true;
    if (refusal.code !== 'internal') return false;
    const count = (faults.get(clientId) ?? 0) + 1;
    faults.set(clientId, count);
    return count < FAULT_ATTEMPTS;
  };

  /** @returns whether the next message may follow at once */
  const attempt = async ({
    conversationId,
    clientId,
    body,
    suggestionId,
    seenSeq: seen,
    parts,
  }: Outgoing): Promise<boolean> => {
    const grownFrom = suggestionId === null ? {} : { suggestionId };
    const seenSoFar = seen === null ? {} : { seenSeq: seen };
    const written = { body, ...grownFrom, ...seenSoFar, ...asked(parts) };
    const reply = await connection.request('message:send', { conversationId, clientId, ...written });
    if (reply.ok) {
      shelf.stored(clientId);
      onStored(conversationId, reply.value.event);
      return true;
    }
    if (mayPassLater(reply.refusal, clientId)) {
      clearTimeout(retryTimer);
      retryTimer = setTimeout(flush, reply.refusal.retryAfterMs ?? RETRY_MS);
      return false;
    }
    const { message, field } = reply.refusal;
    shelf.change(clientId, { state: 'failed', problem: message, isOutdated: field === 'seenSeq' });
    return true;
  };

  const sendAll = async (conversationId: string): Promise<void> => {
    if (sending.has(conversationId)) return;
    sending.add(conversationId);
    try {
      for (let goOn = true; goOn && connection.link.value.kind === 'online';) {
        const next = shelf.next(conversationId);
        goOn = next !== null && (await attempt(next));
      }
    } finally {
      sending.delete(conversationId);
    }
  };

  const flush = (): void => {
    const waiting = new Set(shelf.messages.value.map(({ conversationId }) => conversationId));
    for (const conversationId of waiting) void sendAll(conversationId);
  };

  return {
    messages: shelf.messages,
    open: shelf.open,
    send(conversationId, body, suggestionId, parts = null) {
      const at = Math.max(now(), (shelf.messages.value.at(-1)?.at ?? 0) + 1);
      const clientId = newId();
      const message = {
        conversationId,
        clientId,
        body,
        suggestionId,
        seenSeq: seenSeq(conversationId),
        parts,
        at,
        state: 'sending',
        problem: null,
      } as const;
      if (!shelf.add(message)) return false;
      void sendAll(conversationId);
      return true;
    },
    retry(clientId) {
      const message = shelf.find(clientId);
      if (message?.state !== 'failed') return;
      faults.delete(clientId);
      // Whoever sends it again knows what came meanwhile.
      shelf.change(clientId, { state: 'sending', problem: null, seenSeq: null, isOutdated: false });
      void sendAll(message.conversationId);
    },
    discard: (clientId) => shelf.drop([clientId]),
    heard: shelf.drop,
    flush,
    close: () => clearTimeout(retryTimer),
  };
}

/** The parts as the server takes them: files by their ids. */
function asked(parts: MessageParts | null): { parts?: PartsInput } {
  if (parts === null) return {};
  const { attachments = [], replyTo, choices, card } = parts;
  return {
    parts: {
      ...(attachments.length === 0 ? {} : { attachmentIds: attachments.map(({ id }) => id) }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(choices === undefined ? {} : { choices: [...choices] }),
      ...(card === undefined ? {} : { card }),
    },
  };
}

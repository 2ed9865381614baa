import type { ConversationEvent, Refusal, RefusalCode } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';

/** A message on its way: written here, not yet heard back in the conversation's list. */
export interface Outgoing {
  readonly conversationId: string;
  /** Made here once and used for every attempt, so that the server stores it once. */
  readonly clientId: string;
  readonly body: string;
  readonly suggestionId: string | null;
  /** This machine's time of writing; grows strictly, so it orders the outbox. */
  readonly at: number;
  /** `stored`: the server has it, the list we hold does not show it yet. */
  readonly state: 'sending' | 'stored' | 'failed';
  /** Why it failed, in words; null otherwise. */
  readonly problem: string | null;
}

export interface Outbox {
  readonly messages: Store<readonly Outgoing[]>;
  /** Takes over what this agent wrote before a reload and had not been stored. */
  open(agentId: string): void;
  /** @returns false when it could not be kept: then the text must stay where it is */
  send(conversationId: string, body: string, suggestionId: string | null): boolean;
  retry(clientId: string): void;
  /** Takes a failed message back out. */
  discard(clientId: string): void;
  /** The list shows it (or the server's own news did): nothing is left to do. */
  heard(clientIds: readonly string[]): void;
  /** Sends what waits, in order: after each reconnect. */
  flush(): void;
  close(): void;
}

export interface OutboxNeeds {
  readonly connection: AgentConnection;
  readonly keeping: Keeping;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onStored: (conversationId: string, event: ConversationEvent) => void;
}

/** Refusals that say nothing about the message itself: the same message may pass later. */
const passing: ReadonlySet<RefusalCode> = new Set(['unavailable', 'rate-limited', 'unauthenticated']);
/** A fault of the server is tried again a few times, then shown: it may be this message that it trips over. */
const FAULT_ATTEMPTS = 3;
const RETRY_MS = 3_000;

/** Keeps each message until it is stored, sends a conversation's one after the other, and the same id every time. */
export function createOutbox({ connection, keeping, now, newId, onStored }: OutboxNeeds): Outbox {
  const messages = createStore<readonly Outgoing[]>([]);
  const sending = new Set<string>();
  const faults = new Map<string, number>();
  let prefix = '';
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const find = (clientId: string): Outgoing | undefined =>
    messages.value.find((each) => each.clientId === clientId);
  const put = (entry: Outgoing): boolean => {
    messages.update((all) => all.map((each) => (each.clientId === entry.clientId ? entry : each)));
    return keeping.write(prefix + entry.clientId, entry);
  };
  const drop = (clientIds: readonly string[]): void => {
    for (const clientId of clientIds) keeping.remove(prefix + clientId);
    if (messages.value.some(({ clientId }) => clientIds.includes(clientId))) {
      messages.update((all) => all.filter(({ clientId }) => !clientIds.includes(clientId)));
    }
  };

  /** @returns whether the next message may follow at once */
  const attempt = async (entry: Outgoing): Promise<boolean> => {
    const { conversationId, clientId, body, suggestionId } = entry;
    const reply = await connection.request('message:send', {
      conversationId,
      clientId,
      body,
      ...(suggestionId === null ? {} : { suggestionId }),
    });
    if (reply.ok) {
      keeping.remove(prefix + clientId);
      messages.update((all) =>
        all.map((each) => (each.clientId === clientId ? { ...each, state: 'stored' as const } : each)),
      );
      onStored(conversationId, reply.value.event);
      return true;
    }
    if (mayPassLater(reply.refusal, clientId)) {
      clearTimeout(retryTimer);
      retryTimer = setTimeout(flush, reply.refusal.retryAfterMs ?? RETRY_MS);
      return false;
    }
    if (find(clientId)) put({ ...entry, state: 'failed', problem: reply.refusal.message });
    return true;
  };

  const mayPassLater = (refusal: Refusal, clientId: string): boolean => {
    if (passing.has(refusal.code)) return true;
    if (refusal.code !== 'internal') return false;
    const count = (faults.get(clientId) ?? 0) + 1;
    faults.set(clientId, count);
    return count < FAULT_ATTEMPTS;
  };

  const sendAll = async (conversationId: string): Promise<void> => {
    if (sending.has(conversationId)) return;
    sending.add(conversationId);
    try {
      for (let goOn = true; goOn && connection.link.value.kind === 'online';) {
        const next = messages.value.find(
          (each) => each.conversationId === conversationId && each.state === 'sending',
        );
        goOn = next !== undefined && (await attempt(next));
      }
    } finally {
      sending.delete(conversationId);
    }
  };

  const flush = (): void => {
    for (const conversationId of new Set(messages.value.map((each) => each.conversationId)))
      void sendAll(conversationId);
  };

  return {
    messages,
    open(agentId) {
      const ours = `attune.outbox.${agentId}.`;
      if (prefix === ours) return;
      prefix = ours;
      const kept = keeping.keys(prefix).flatMap((key) => outgoingFrom(keeping.read(key)));
      messages.set(kept.sort((a, b) => a.at - b.at));
    },
    send(conversationId, body, suggestionId) {
      const at = Math.max(now(), (messages.value.at(-1)?.at ?? 0) + 1);
      const entry: Outgoing = {
        conversationId,
        clientId: newId(),
        body,
        suggestionId,
        at,
        state: 'sending',
        problem: null,
      };
      if (!keeping.write(prefix + entry.clientId, entry)) return false;
      messages.update((all) => [...all, entry]);
      void sendAll(conversationId);
      return true;
    },
    retry(clientId) {
      const entry = find(clientId);
      if (entry?.state !== 'failed') return;
      faults.delete(clientId);
      put({ ...entry, state: 'sending', problem: null });
      void sendAll(entry.conversationId);
    },
    discard: (clientId) => drop([clientId]),
    heard: drop,
    flush,
    close: () => clearTimeout(retryTimer),
  };
}

/** Storage is an edge: what does not look like ours is left alone. */
function outgoingFrom(kept: unknown): Outgoing[] {
  if (typeof kept !== 'object' || kept === null) return [];
  const { conversationId, clientId, body, suggestionId, at, state, problem } = kept as Record<
    keyof Outgoing,
    unknown
  >;
  if (typeof conversationId !== 'string' || typeof clientId !== 'string') return [];
  if (typeof body !== 'string' || typeof at !== 'number') return [];
  return [
    {
      conversationId,
      clientId,
      body,
      at,
      suggestionId: typeof suggestionId === 'string' ? suggestionId : null,
      state: state === 'failed' ? 'failed' : 'sending',
      problem: typeof problem === 'string' ? problem : null,
    },
  ];
}

import type { Attachment, Refusal } from '@attune/protocol';
import type { Cell } from './cell.ts';
import { NO_ANSWER, type Connection } from './connection.ts';
import { isPassing, newDraft, nextToSend, withDraft, withoutStored, type Draft } from './drafts.ts';
import type { SiteStorage } from './site-storage.ts';
import { withTimeline, type ConversationState } from './state.ts';
import { addLive } from './timeline.ts';

/** Wait before the same message is tried again, when the server names no time. */
const RETRY_MS = 2_000;

export interface OutboxParts {
  readonly connection: Connection;
  readonly cell: Cell<ConversationState>;
  readonly storage: SiteStorage;
  now(): number;
  randomId(): string;
}

export interface Outbox {
  /** Keeps the text and sends it when its turn comes. On return the text is safe. */
  add(body: string, attachments?: readonly Attachment[]): Draft;
  /** Takes over drafts that a page before this one could not send. */
  adopt(drafts: readonly Draft[]): void;
  /** Tries a failed one once more. */
  retry(clientId: string): void;
  /** Sends what waits, in order, one at a time. */
  pump(): void;
  stop(): void;
}

/**
 * Holds what the visitor sent until the server has taken it. Each draft is kept in the browser until then, so that a
 * lost network, a reload or a closed tab lose nothing, and goes out under one id, so that nothing comes twice.
 */
export function createOutbox({ connection, cell, storage, now, randomId }: OutboxParts): Outbox {
  let pumping = false;
  let stopped = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  // A draft goes when its event has come, by whatever way.
  const unsubscribe = cell.subscribe((state, before) => {
    if (state.drafts === before.drafts) return;
    const held = new Set(state.drafts.map(({ clientId }) => clientId));
    for (const { clientId } of before.drafts) if (!held.has(clientId)) forget(clientId);
  });

  function keep(draft: Draft): void {
    storage.change(({ drafts }) => ({
      drafts: [...drafts.filter(({ clientId }) => clientId !== draft.clientId), draft],
    }));
  }

  function forget(clientId: string): void {
    storage.change(({ drafts }) => ({ drafts: drafts.filter((kept) => kept.clientId !== clientId) }));
  }

  function change(clientId: string, to: Partial<Pick<Draft, 'state' | 'problem'>>): void {
    cell.set((state) => ({ ...state, drafts: withDraft(state.drafts, clientId, to) }));
  }

  async function pump(): Promise<void> {
    if (pumping || stopped) return;
    pumping = true;
    clearTimeout(again);
    try {
      for (
        let draft = nextToSend(cell.get().drafts);
        draft && !stopped;
        draft = nextToSend(cell.get().drafts)
      ) {
        const { conversationId } = cell.get().timeline;
        if (conversationId === null || cell.get().link !== 'online') return;
        if (!(await sendOne(draft, conversationId))) return;
      }
    } finally {
      pumping = false;
    }
  }

  /** @returns whether the next one may follow */
  async function sendOne(
    { clientId, body, attachments = [] }: Draft,
    conversationId: string,
  ): Promise<boolean> {
    change(clientId, { state: 'sending' });
    const parts = attachments.length ? { parts: { attachmentIds: attachments.map(({ id }) => id) } } : {};
    const reply = await connection.request('message:send', { conversationId, clientId, body, ...parts });
    if (reply.ok) {
      forget(clientId);
      change(clientId, { state: 'sent' });
      cell.set((state) => withTimeline(state, addLive(state.timeline, conversationId, reply.value.event)));
      return true;
    }
    if (isPassing(reply.refusal)) {
      change(clientId, { state: 'waiting' });
      waitFor(reply.refusal);
      return false;
    }
    fail(clientId, reply.refusal);
    return true;
  }

  function waitFor(refusal: Refusal): void {
    if (!connection.isUp()) return;
    // A link that swallows a message is not one to wait on.
    if (refusal === NO_ANSWER) connection.restart();
    else again = setTimeout(() => void pump(), refusal.retryAfterMs ?? RETRY_MS);
  }

  function fail(clientId: string, { code, message }: Refusal): void {
    change(clientId, { state: 'failed', problem: { code, message } });
    const draft = cell.get().drafts.find((held) => held.clientId === clientId);
    if (draft) keep(draft);
  }

  return {
    add(body, attachments) {
      const draft = newDraft(randomId(), body, now(), attachments);
      keep(draft);
      cell.set((state) => ({ ...state, drafts: [...state.drafts, draft] }));
      void pump();
      return draft;
    },
    adopt(drafts) {
      const { drafts: held, timeline } = cell.get();
      const known = new Set(held.map(({ clientId }) => clientId));
      const more = drafts.filter(({ clientId }) => !known.has(clientId));
      if (more.length === 0) return;
      cell.set((state) => ({ ...state, drafts: [...more, ...state.drafts] }));
      // The server may have taken some of them before its answer was lost.
      cell.set((state) => ({ ...state, drafts: withoutStored(state.drafts, timeline.events) }));
      void pump();
    },
    retry(clientId) {
      const failed = cell
        .get()
        .drafts.find((draft) => draft.clientId === clientId && draft.state === 'failed');
      if (!failed) return;
      // The same id: should the first try have been stored after all, this is not a second message.
      change(clientId, { state: 'waiting', problem: null });
      keep({ ...failed, state: 'waiting', problem: null });
      void pump();
    },
    pump: () => void pump(),
    stop() {
      stopped = true;
      clearTimeout(again);
      unsubscribe();
    },
  };
}

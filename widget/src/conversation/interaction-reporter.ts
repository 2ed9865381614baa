import type { Interaction, VisitorInput } from '@attune/protocol';
import { MAX_INTERACTIONS_PER_BATCH, RECORDER_MEMORY_MS } from '@attune/protocol/limits';
import type { Connection } from './connection.ts';
import { isPassing } from './drafts.ts';
import type { Visit } from './visit.ts';

/** Facts that say something went wrong are worth a frame of their own; the rest can wait for company. */
const URGENT_AFTER_MS = 50;
const REST_AFTER_MS = 1_000;
const RETRY_MS = 2_000;

type Batch = Omit<VisitorInput<'interaction:report'>, 'sentAt' | 'conversationId'>;

export interface ReporterParts {
  readonly connection: Connection;
  readonly visit: Visit;
  conversationId(): string | null;
  now(): number;
  /** What was just put into a batch, for the visitor's own eyes. */
  handedOver(facts: readonly Interaction[]): void;
}

export interface InteractionReporter {
  add(facts: readonly Interaction[]): void;
  /** Sends what waits, now. */
  flush(): void;
  /** Sends what waits without looking back: the page is going away. */
  flushLast(): void;
  /** Drops what has not been sent. */
  clear(): void;
}

/**
 * Hands the recorder's facts to the server in numbered batches. A batch keeps its number and content until it is
 * answered, so that sending it again is harmless; one that is refused for good is dropped, for signals must never hold
 * up or burden the chat.
 */
export function createInteractionReporter(parts: ReporterParts): InteractionReporter {
  const { connection, visit, conversationId, now, handedOver } = parts;
  // The recorder counts presses from 0 on every page; the visit counts on.
  const firstPress = visit.nextPress;
  let waiting: Interaction[] = [];
  let batch: Batch | null = null;
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;

  function flushIn(ms: number): void {
    const at = now() + ms;
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  }

  function nextBatch(): Batch | null {
    if (waiting.length === 0) return null;
    const interactions = waiting.slice(0, MAX_INTERACTIONS_PER_BATCH);
    waiting = waiting.slice(MAX_INTERACTIONS_PER_BATCH);
    handedOver(interactions);
    return { visitId: visit.id, batchNo: visit.nextBatch++, interactions };
  }

  async function send(): Promise<void> {
    due = Infinity;
    clearTimeout(timer);
    const conversation = conversationId();
    if (sending || conversation === null || !connection.isUp()) return;
    batch ??= nextBatch();
    if (batch === null) return;
    sending = true;
    const reply = await connection.request('interaction:report', {
      conversationId: conversation,
      sentAt: now(),
      ...batch,
    });
    sending = false;
    if (reply.ok || !isPassing(reply.refusal)) {
      batch = null;
      if (waiting.length > 0) flushIn(URGENT_AFTER_MS);
    } else if (connection.isUp()) {
      flushIn(reply.refusal.retryAfterMs ?? RETRY_MS);
    }
  }

  return {
    add(facts) {
      for (const fact of facts) {
        const numbered = onVisitsCount(fact, firstPress);
        if (numbered.kind === 'press') visit.nextPress = Math.max(visit.nextPress, numbered.id + 1);
        waiting.push(numbered);
      }
      const oldest = now() - RECORDER_MEMORY_MS;
      waiting = waiting.filter(({ at }) => at >= oldest);
      if (waiting.length > 0) flushIn(facts.some(isUrgent) ? URGENT_AFTER_MS : REST_AFTER_MS);
    },
    flush: () => void send(),
    flushLast() {
      const conversation = conversationId();
      if (conversation === null || !connection.isUp()) return;
      const last = sending ? nextBatch() : (batch ?? nextBatch());
      batch = sending ? batch : null;
      if (last === null) return;
      void connection.request('interaction:report', { conversationId: conversation, sentAt: now(), ...last });
    },
    clear() {
      clearTimeout(timer);
      due = Infinity;
      waiting = [];
      batch = null;
    },
  };
}

function onVisitsCount(fact: Interaction, first: number): Interaction {
  if (fact.kind === 'press') return { ...fact, id: fact.id + first };
  if (fact.kind === 'outcome') return { ...fact, press: fact.press + first };
  return fact;
}

function isUrgent(fact: Interaction): boolean {
  return (
    fact.kind === 'page' || (fact.kind === 'outcome' && (fact.outcome === 'none' || fact.outcome === 'error'))
  );
}

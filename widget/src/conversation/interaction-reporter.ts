import type { Interaction, Reply, VisitorAnswers, VisitorInput } from '@attune/protocol';
import { MAX_INTERACTIONS_PER_BATCH, RECORDER_MEMORY_MS } from '@attune/protocol/limits';
import type { Connection } from './connection.ts';
import { isPassing } from './drafts.ts';
import type { Visit } from './visit.ts';

/** Facts that say something went wrong are worth a frame of their own; the rest can wait for company. */
const URGENT_AFTER_MS = 50;
const REST_AFTER_MS = 1_000;
const RETRY_MS = 2_000;

const URGENT: ReadonlySet<Interaction['kind']> = new Set([
  'page',
  'failed-request',
  'form-refused',
  'answer-rejected',
]);

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
  /** The connection is another one: the server behind it may have lost what the last one took in the last minute. */
  sayAgain(): void;
  /** Sends what waits without looking back: the page is going away. */
  flushLast(): void;
  /** Drops what has not been sent. */
  clear(): void;
}

/**
 * Hands the recorder's facts to the server in numbered batches. A batch keeps its number and content until it is
 * answered, so that sending it again is harmless; one that is refused for good, or shed because there was too much, is
 * dropped, for signals must never hold up or burden the chat.
 */
export function createInteractionReporter(parts: ReporterParts): InteractionReporter {
  const { connection, visit, conversationId, now, handedOver } = parts;
  // The recorder counts presses from 0 on every page; the visit counts on.
  const firstPress = visit.nextPress;
  let waiting: Interaction[] = [];
  let batch: Batch | null = null;
  /** Taken by the server, not older than a minute. */
  let taken: readonly Batch[] = [];
  let again: readonly Batch[] = [];
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

  function nextAgain(): Batch | null {
    const [first = null, ...rest] = again;
    again = rest;
    return first;
  }

  const isFresh = ({ interactions }: Batch): boolean =>
    (interactions.at(-1)?.at ?? 0) >= now() - RECORDER_MEMORY_MS;

  async function send(): Promise<void> {
    due = Infinity;
    clearTimeout(timer);
    const conversation = conversationId();
    if (sending || conversation === null || !connection.isUp()) return;
    batch ??= nextAgain() ?? nextBatch();
    if (batch === null) return;
    const sent = batch;
    sending = true;
    const reply = await connection.request('interaction:report', {
      conversationId: conversation,
      sentAt: now(),
      ...sent,
    });
    sending = false;
    // Cleared meanwhile.
    if (batch === sent) settle(sent, reply);
  }

  function settle(sent: Batch, reply: Reply<VisitorAnswers['interaction:report']>): void {
    if (!reply.ok && isPassing(reply.refusal)) {
      if (connection.isUp()) flushIn(reply.refusal.retryAfterMs ?? RETRY_MS);
      return;
    }
    batch = null;
    if (reply.ok && reply.value.shed === 0 && !taken.includes(sent)) taken = [...taken, sent];
    taken = taken.filter(isFresh);
    if (waiting.length > 0 || again.length > 0) flushIn(URGENT_AFTER_MS);
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
    sayAgain() {
      again = taken.filter(isFresh);
    },
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
      taken = [];
      again = [];
    },
  };
}

function onVisitsCount(fact: Interaction, first: number): Interaction {
  if (fact.kind === 'press') return { ...fact, id: fact.id + first };
  if ('press' in fact && fact.press !== null) return { ...fact, press: fact.press + first };
  return fact;
}

function isUrgent(fact: Interaction): boolean {
  return (
    URGENT.has(fact.kind) ||
    (fact.kind === 'outcome' && (fact.outcome === 'none' || fact.outcome === 'error'))
  );
}

import type {
  ConversationEvent,
  QueuePlace,
  RecorderPolicy,
  Refusal,
  VisitorInput,
  VisitStarted,
} from '@attune/protocol';
import { TYPING_TTL_MS } from '@attune/protocol/limits';
import type { Cell } from './cell.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { isPassing, type Problem } from './drafts.ts';
import { withStarted, withTimeline, type ConversationState } from './state.ts';
import { addLive } from './timeline.ts';
import type { Visit } from './visit.ts';

/** Wait before a refused start is tried again, when the server names no time. */
const START_AGAIN_MS = 2_000;

/** So long after a read event it is still true to say that somebody is reading. */
const READING_MS = 7_000;

/** Everybody who has the chat open hears of a change at once, and asks within this time. */
const SPREAD_MS = 2_000;

export type Whereabouts = Omit<VisitorInput<'visit:start'>, 'visitId'>;

export interface SessionParts {
  readonly connection: Connection;
  readonly cell: Cell<ConversationState>;
  readonly visit: Visit;
  /** What the page says of itself. */
  whereabouts(): Whereabouts;
  /** The server knows us again; the token is there for somebody new. */
  started(answer: VisitStarted): void;
  /** What the site allows to be told of the visit. */
  allowed(policy: RecorderPolicy): void;
  /** The link had dropped on this page, and stands again. */
  reconnected(): void;
  /** Where the visitor stands in line. */
  told(place: QueuePlace): void;
  /** Something was pushed to us; there may be more behind it. */
  heard(): void;
}

export interface Session {
  start(): void;
  stop(): void;
}

/** What a page cannot have or may not do is, to its visitor, a chat that is not there. */
function linkProblem({ code, message }: Refusal): Problem {
  return { code: code === 'not-found' || code === 'forbidden' ? 'not-here' : code, message };
}

/** Keeps the link: starts the visit on every connection, and turns the server's news into state. */
export function createSession(parts: SessionParts): Session {
  const { connection, cell, visit, whereabouts, started, allowed, reconnected, told, heard } = parts;
  let startAgain: ReturnType<typeof setTimeout> | undefined;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  let readingEnds: ReturnType<typeof setTimeout> | undefined;
  let stood = false;
  /** How far the server's clock is ahead of ours, as far as its latest news tells. */
  let aheadMs = 0;

  async function startVisit(): Promise<void> {
    clearTimeout(startAgain);
    const reply = await connection.request('visit:start', { visitId: visit.id, ...whereabouts() });
    if (!reply.ok) return refused(reply.refusal);
    cell.set((state) => withStarted(state, reply.value));
    allowed(reply.value.recorder);
    if (stood) reconnected();
    stood = true;
    started(reply.value);
  }

  function refused(refusal: Refusal): void {
    if (!isPassing(refusal)) {
      cell.set((state) => ({ ...state, link: 'refused', linkProblem: linkProblem(refusal) }));
    } else if (connection.isUp()) {
      startAgain = setTimeout(() => void startVisit(), refusal.retryAfterMs ?? START_AGAIN_MS);
    }
  }

  // The number was counted when we connected; since then somebody may have come.
  function agentIsThere(): void {
    cell.set((state) => (state.agentsOnline === 0 ? { ...state, agentsOnline: 1 } : state));
  }

  function noteReading(event: ConversationEvent): void {
    if (event.kind !== 'read' || event.author.kind !== 'agent') return;
    const { upToSeq, author } = event;
    clearTimeout(readingEnds);
    cell.set((state) => ({ ...state, reading: { upToSeq, name: author.name } }));
    readingEnds = setTimeout(() => cell.set((state) => ({ ...state, reading: null })), READING_MS);
  }

  const listener: ConnectionListener = {
    up: () => void startVisit(),
    down() {
      clearTimeout(startAgain);
      cell.set((state) =>
        state.link === 'refused' ? state : { ...state, link: 'offline', typing: null, reading: null },
      );
    },
    refused(refusal) {
      const passing = isPassing(refusal);
      cell.set((state) => ({
        ...state,
        link: passing ? 'offline' : 'refused',
        linkProblem: passing ? null : linkProblem(refusal),
      }));
    },
    event({ conversationId, event }) {
      cell.set((state) => withTimeline(state, addLive(state.timeline, conversationId, event)));
      aheadMs = event.at - Date.now();
      if (event.author.kind === 'agent') agentIsThere();
      noteReading(event);
      heard();
    },
    expected({ conversationId, by, name }) {
      const expected = by === null ? null : { by: by - aheadMs, name };
      cell.set((state) =>
        conversationId === state.timeline.conversationId ? { ...state, expected } : state,
      );
    },
    queue({ place }) {
      told(place);
    },
    recorder: ({ recorder }) => allowed(recorder),
    widgetChanged() {
      clearTimeout(startAgain);
      startAgain = setTimeout(() => void startVisit(), Math.random() * SPREAD_MS);
    },
    ended({ reason }) {
      cell.set((state) => ({ ...state, linkProblem: { code: 'unavailable', message: reason } }));
    },
    typing({ conversationId, name, typing }) {
      clearTimeout(typingEnds);
      cell.set((state) =>
        conversationId === state.timeline.conversationId
          ? { ...state, typing: typing ? { name } : null }
          : state,
      );
      if (typing) agentIsThere();
      // Whoever stopped may have lost the connection to say so.
      if (typing)
        typingEnds = setTimeout(() => cell.set((state) => ({ ...state, typing: null })), TYPING_TTL_MS);
    },
  };

  return {
    start: () => connection.open(listener),
    stop() {
      clearTimeout(startAgain);
      clearTimeout(typingEnds);
      clearTimeout(readingEnds);
      connection.close();
    },
  };
}

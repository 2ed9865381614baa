import { RequestError, type Author, type visitorRequests, type VisitorAnswers } from '@attune/protocol';
import type { Conversations } from '../conversations/conversations.ts';
import type { Interactions } from '../interactions/interactions.ts';
import type { News } from '../news/news.ts';
import type { Presence } from '../presence/presence.ts';
import type { Visitors } from '../visitors/visitors.ts';
import type { VisitorRow } from '../visitors/visitor.repository.ts';
import type { BudgetName } from './budgets.ts';
import type { VisitorSocket } from './realtime-types.ts';
import { visitorRoom } from './rooms.ts';
import type { Handlers } from './serve.ts';

export interface VisitorHandlerDeps {
  readonly conversations: Conversations;
  readonly interactions: Interactions;
  readonly visitors: Visitors;
  readonly presence: Presence;
  readonly news: News;
  readonly epoch: string;
}

export type VisitorHandlers = Handlers<typeof visitorRequests, VisitorAnswers, VisitorSocket, BudgetName>;

/** What each request of a visitor does. The principal is the socket: it knows its site and, once started, its visitor. */
export function createVisitorHandlers(deps: VisitorHandlerDeps): VisitorHandlers {
  const { conversations, interactions, visitors, presence, news, epoch } = deps;

  const own = (socket: VisitorSocket, conversationId: string) => {
    const visitor = knownVisitor(socket);
    return conversations.findForVisitor({ siteId: visitor.siteId, conversationId }, visitor.id);
  };

  return {
    'visit:start': {
      limit: 'visitor:start',
      async handle({ path, locale, timeZone }, { principal: socket }) {
        const { site, origin } = socket.data;
        const visit = { locale: locale ?? null, timeZone: timeZone ?? null };
        let token: string | undefined;
        let { visitor } = socket.data;
        if (visitor === null) ({ visitor, token } = await visitors.create(site.id, origin, visit));
        else await visitors.noteVisit(visitor, visit);
        socket.data.visitor = visitor;
        const conversation = await conversations.open(site.id, visitor.id, path);
        socket.data.conversationId = conversation.id;
        await socket.join(visitorRoom(site.id, visitor.id));
        return {
          visitorId: visitor.id,
          ...(token === undefined ? {} : { token }),
          conversation: { id: conversation.id, status: conversation.status, lastSeq: conversation.lastSeq },
          epoch,
          siteName: site.name,
          agentsOnline: await presence.agentsOnline(site.id),
        };
      },
    },
    'conversation:sync': {
      limit: 'visitor:light',
      async handle({ conversationId, afterSeq }, { principal }) {
        return conversations.syncAfter(await own(principal, conversationId), afterSeq);
      },
    },
    'message:send': {
      limit: 'visitor:message',
      async handle({ conversationId, clientId, body }, { principal, afterAck }) {
        const visitor = knownVisitor(principal);
        // A conversation stays its visitor's for ever: the one this connection started with needs no second look.
        const isKnown = principal.data.conversationId === conversationId;
        const { siteId } = isKnown ? visitor : await own(principal, conversationId);
        const key = { siteId, conversationId };
        const added = await conversations.addMessage(key, authorOf(visitor), clientId, body);
        afterAck(added.tell);
        return { event: added.event };
      },
    },
    'message:read': {
      limit: 'visitor:light',
      async handle({ conversationId, upToSeq }, { principal, afterAck }) {
        const row = await own(principal, conversationId);
        const key = { siteId: row.siteId, conversationId };
        const added = await conversations.markRead(key, authorOf(knownVisitor(principal)), upToSeq);
        if (added !== null) afterAck(added.tell);
        return { upToSeq: added === null ? row.visitorReadSeq : upToSeq };
      },
    },
    'typing:set': {
      limit: 'visitor:light',
      async handle({ conversationId, typing }, { principal, afterAck }) {
        const { siteId, visitorId } = await own(principal, conversationId);
        const author = authorOf(knownVisitor(principal));
        afterAck(() => news.typing({ siteId, conversationId, visitorId }, author, typing));
        return null;
      },
    },
    'interaction:report': {
      limit: 'visitor:interactions',
      async handle({ conversationId, ...report }, { principal, afterAck }) {
        const stored = await interactions.store(await own(principal, conversationId), report);
        afterAck(stored.tell);
        return { stored: stored.stored };
      },
    },
  };
}

function knownVisitor(socket: VisitorSocket): VisitorRow {
  const { visitor } = socket.data;
  if (visitor === null) {
    throw new RequestError('unauthenticated', 'Send "visit:start" first; it tells the server who you are.');
  }
  return visitor;
}

const authorOf = (visitor: VisitorRow): Author => ({ kind: 'visitor', id: visitor.id, name: visitor.name });

import type { Author, SignalPolicy, VisitStarted } from '@attune/protocol';
import type { Attachments } from '../attachments/attachments.ts';
import type { ConversationSettingsOfSite } from '../conversation-settings/conversation-settings-of-site.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { OpenConversation } from '../conversations/many-conversations.repository.ts';
import { readTogether } from '../db/read-together.ts';
import type { Interactions } from '../interactions/interactions.ts';
import type { Identity } from '../identity/identity.ts';
import type { News } from '../news/news.ts';
import type { Presence } from '../presence/presence.ts';
import { isWatched, watchesPages } from '../signal-policy/allowed-facts.ts';
import type { SignalPolicies } from '../signal-policy/signal-policies.ts';
import type { TypingBook } from '../suggestions/typing-book.ts';
import type { Visitors } from '../visitors/visitors.ts';
import type { VisitorRow } from '../visitors/visitor.repository.ts';
import type { WidgetServices } from '../widget-services.ts';
import type { Budgets } from './budgets.ts';
import { formHandlers } from './handlers/form-handlers.ts';
import { inChatVisitorHandlers, type InChatVisitorDeps } from './handlers/in-chat-visitor-handlers.ts';
import type { VisitorHandlers } from './handlers/visitor-handling.ts';
import { reportHandler } from './handlers/report-handler.ts';
import { healthHandlers, type HealthHandlerDeps } from './handlers/health-handlers.ts';
import { isKnown, knownVisitor } from './known-visitor.ts';
import type { VisitorSocket } from './realtime-types.ts';
import { siteVisitorsRoom, visitorRoom } from './rooms.ts';

export interface VisitorHandlerDeps
  extends InChatVisitorDeps, HealthHandlerDeps, Pick<WidgetServices, 'forms' | 'notices' | 'widgetFor'> {
  readonly attachments: Attachments;
  readonly conversationSettings: ConversationSettingsOfSite;
  readonly conversations: Conversations;
  readonly interactions: Interactions;
  readonly identity: Pick<Identity, 'isProven'>;
  readonly visitors: Visitors;
  readonly presence: Presence;
  readonly signalPolicies: SignalPolicies;
  readonly typing: TypingBook;
  readonly budgets: Budgets;
  readonly news: News;
  readonly epoch: string;
}

export type { VisitorHandlers };

/** What came of a link from elsewhere. */
interface Resumed {
  readonly visitor?: VisitorRow;
  readonly token?: string;
  readonly problem?: string;
}

/** What each request of a visitor does. The principal is the socket: it knows its site and, once started, its visitor. */
export function createVisitorHandlers(deps: VisitorHandlerDeps): VisitorHandlers {
  const { attachments, conversations, interactions, visitors, typing, budgets, news, epoch } = deps;

  const read = readingsOfSite(deps);
  const own = (socket: VisitorSocket, conversationId: string) => {
    const visitor = knownVisitor(socket);
    return conversations.findForVisitor({ siteId: visitor.siteId, conversationId }, visitor.id);
  };

  /** Who goes on here with a link from elsewhere; a person whom the site signs for has to sign in again. */
  const resumedBy = async ({ data: { site, origin } }: VisitorSocket, link?: string): Promise<Resumed> => {
    if (link === undefined) return {};
    const resumed = await deps.resumeLinks.redeem(site.id, origin, link);
    if (resumed === null) return { problem: LINK_USED };
    if (await deps.identity.isProven(site.id, resumed.visitorId)) return { problem: SIGN_IN };
    return { visitor: await visitors.get(site.id, resumed.visitorId), token: resumed.token };
  };

  return {
    ...formHandlers(deps),
    ...healthHandlers(deps),
    ...inChatVisitorHandlers(deps, { own, author: (socket) => authorOf(knownVisitor(socket)) }),
    'visit:start': {
      limit: 'visitor:start',
      async handle({ path, locale, timeZone, languages = [], resume }, { principal: socket }) {
        const { site, origin, device } = socket.data;
        const visit = { locale: locale ?? null, timeZone: timeZone ?? null, device };
        const resumed = await resumedBy(socket, resume);
        const known = resumed.visitor ?? socket.data.visitor;
        if (known !== null) await visitors.noteVisit(known, visit);
        const { visitor, token } =
          known === null
            ? await visitors.create(site.id, origin, visit)
            : { visitor: known, token: resumed.token };
        socket.data.visitor = visitor;
        const policy = await read.policy(site.id);
        const conversation = await conversations.open({
          siteId: site.id,
          visitorId: visitor.id,
          path: shownPath(policy, path),
          isNew: known === null,
        });
        socket.data.conversationId = conversation.id;
        // Joined before the policy is read for the answer: a change in between arrives as news.
        await socket.join([visitorRoom(site.id, visitor.id), siteVisitorsRoom(site.id)]);
        const [agentsOnline, settings, recorder, widget] = await Promise.all([
          read.agentsOnline(site.id),
          read.settings(site.id),
          read.recorder(site.id),
          deps.widgetFor(visitor, languages),
        ]);
        return {
          visitorId: visitor.id,
          ...(token === undefined ? {} : { token }),
          conversation: toldOf(conversation),
          epoch,
          siteName: site.name,
          agentsOnline,
          settings,
          ...(resumed.problem === undefined ? {} : { resumeProblem: resumed.problem }),
          recorder,
          widget,
        };
      },
    },
    'conversation:sync': {
      limit: 'visitor:light',
      handle: ({ conversationId, afterSeq }, { principal }) =>
        isKnown(principal, conversationId)
          ? conversations.syncKnown({ siteId: knownVisitor(principal).siteId, conversationId }, afterSeq)
          : own(principal, conversationId).then((row) => conversations.syncAfter(row, afterSeq)),
    },
    'message:send': {
      limit: 'visitor:message',
      async handle({ conversationId, clientId, body, parts: asked }, { principal, afterAck }) {
        const visitor = knownVisitor(principal);
        const { siteId } = isKnown(principal, conversationId)
          ? visitor
          : await own(principal, conversationId);
        const key = { siteId, conversationId };
        const author = authorOf(visitor);
        const parts = asked === undefined ? undefined : await attachments.partsOf(key, author, asked);
        const added = await conversations.addMessage(key, author, { clientId, body, parts });
        // Whoever has sent is no longer writing it.
        afterAck(() => typing.set(key, false));
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
      handle({ conversationId, typing: isTyping }, { principal, afterAck }) {
        const visitor = knownVisitor(principal);
        const { siteId } = visitor;
        const tell = (): null => {
          const audience = { siteId, conversationId, visitorId: visitor.id };
          afterAck(() => news.typing(audience, authorOf(visitor), isTyping));
          afterAck(() => typing.set({ siteId, conversationId }, isTyping));
          return null;
        };
        return isKnown(principal, conversationId) ? tell() : own(principal, conversationId).then(tell);
      },
    },
    'interaction:report': reportHandler({ interactions, budgets, own }),
  };
}

/** What holds for a whole site: those who come at the same time share a reading. */
const readingsOfSite = ({ signalPolicies, presence, conversationSettings }: VisitorHandlerDeps) => ({
  policy: readTogether(signalPolicies.current),
  recorder: readTogether(signalPolicies.recorder),
  agentsOnline: readTogether(presence.agentsOnline),
  settings: readTogether(conversationSettings.current),
});

const SIGN_IN = 'This conversation is behind a login. Sign in on this page, and it is here.';
const LINK_USED = 'This link was used already or is too old. Make a new one on the other device.';

const authorOf = (visitor: VisitorRow): Author => ({ kind: 'visitor', id: visitor.id, name: visitor.name });

/** The page agents may know of; null: the site keeps it to itself. */
function shownPath(policy: SignalPolicy, path: string): string | null {
  return watchesPages(policy) && isWatched(policy, path) ? path : null;
}

function toldOf({ id, status, lastSeq }: OpenConversation): VisitStarted['conversation'] {
  // That agents set it aside for later is none of the visitor's concern: it goes on.
  return { id, status: status === 'resolved' ? 'resolved' : 'open', lastSeq };
}

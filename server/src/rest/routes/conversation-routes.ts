import {
  bodyField,
  clientIdField,
  conversationStatusField,
  idField,
  labelField,
  MAX_SYNC_EVENTS,
  type Author,
} from '@attune/protocol';
import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { ApiCaller } from '../../api-keys/api-keys.ts';
import type { Arrangements } from '../../assignment/arrangements.ts';
import type { ConversationRow } from '../../conversations/conversation-access.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import { cursorOf, readCursor } from '../../db/cursor.ts';
import type { Db } from '../../db/open-database.ts';
import type { Expectations } from '../../expectations/expectations.ts';
import type { Friction } from '../../friction/friction.ts';
import { conversationOf } from '../../webhooks/webhook-body.ts';
import {
  conversationAnswer,
  eventAnswer,
  eventsAnswer,
  messageAnswer,
  pageOf,
  signalsAnswer,
} from '../answers.ts';
import { cursorQuery, instantQuery, limitQuery, none, siteOf, siteQuery, wholeNumber } from '../fields.ts';
import { insertContactOnce, listConversations } from '../rest.repository.ts';
import { idsFor } from './ids-for.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

export interface ConversationRoutesDeps {
  readonly db: Db;
  readonly conversations: Conversations;
  readonly expectations: Pick<Expectations, 'answered'>;
  readonly friction: Pick<Friction, 'present'>;
  readonly arrangements: Pick<Arrangements, 'arrange'>;
  now(): number;
}

const ABOUT = 'Conversations';
const one = v.strictObject({ conversationId: idField });

/** Reading conversations, and taking part in them. */
export function conversationRoutes(deps: ConversationRoutesDeps): readonly RestRoute[] {
  return [...readingRoutes(deps), ...beginningRoutes(deps), ...answeringRoutes(deps)];
}

const own = (conversations: Conversations, { siteIds }: ApiCaller, id: string): Promise<ConversationRow> =>
  conversations.findOnSites(id, siteIds);

function readingRoutes({ db, conversations, friction }: ConversationRoutesDeps): readonly RestRoute[] {
  return [
    restRoute({
      id: 'listConversations',
      method: 'get',
      path: '/conversations',
      about: ABOUT,
      summary: 'Conversations, latest message first',
      scope: 'read:conversations',
      params: none,
      query: v.strictObject({
        siteId: siteQuery,
        status: v.optional(conversationStatusField),
        contactId: v.optional(idField),
        assigneeId: v.optional(idField),
        activeSince: v.optional(instantQuery),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
      body: null,
      answer: pageOf(conversationAnswer),
      status: 200,
      async handle({ query: { siteId, cursor, ...filter } }, caller) {
        const after = readCursor(cursor);
        const rows = await listConversations(db, { ...filter, siteId: siteOf(caller, siteId), after });
        const last = rows.at(-1);
        const next =
          last === undefined || last.lastMessageAt === null || rows.length < filter.limit
            ? null
            : cursorOf({ at: last.lastMessageAt, id: last.id });
        return { value: { items: rows.map(conversationOf), next } };
      },
    }),
    restRoute({
      id: 'getConversation',
      method: 'get',
      path: '/conversations/{conversationId}',
      about: ABOUT,
      summary: 'One conversation',
      scope: 'read:conversations',
      params: one,
      query: none,
      body: null,
      answer: conversationAnswer,
      status: 200,
      handle: async ({ params }, caller) => ({
        value: conversationOf(await own(conversations, caller, params.conversationId)),
      }),
    }),
    restRoute({
      id: 'listEvents',
      method: 'get',
      path: '/conversations/{conversationId}/events',
      about: ABOUT,
      summary: 'What happened in it, in order',
      more: `At most ${MAX_SYNC_EVENTS} at once: when "more", ask again with the last seq as "afterSeq". When "epoch" is another one than before, the database was restored: drop what you hold and begin at 0.`,
      scope: 'read:conversations',
      params: one,
      query: v.strictObject({ afterSeq: v.optional(wholeNumber(0, 2_147_483_647), '0') }),
      body: null,
      answer: eventsAnswer,
      status: 200,
      async handle({ params, query }, caller) {
        const row = await own(conversations, caller, params.conversationId);
        const { events, upTo, more, epoch } = await conversations.syncAfter(row, query.afterSeq);
        return { value: { events: events.map((event) => ({ ...event })), upTo, more, epoch } };
      },
    }),
    restRoute({
      id: 'getSignals',
      method: 'get',
      path: '/conversations/{conversationId}/signals',
      about: ABOUT,
      summary: 'How the visit goes: friction with its parts, and flags',
      scope: 'read:signals',
      params: one,
      query: none,
      body: null,
      answer: signalsAnswer,
      status: 200,
      async handle({ params }, caller) {
        const row = await own(conversations, caller, params.conversationId);
        const { friction: found, flags } = await friction.present(row);
        const { score, level, since, contributions } = found;
        return {
          value: {
            score,
            level,
            since,
            contributions: contributions.map(({ sentence, ...part }) => ({
              ...part,
              sentence: [...sentence],
            })),
            flags: flags.map((flag) => ({ ...flag })),
          },
        };
      },
    }),
  ];
}

function beginningRoutes({ db, conversations, now }: ConversationRoutesDeps): readonly RestRoute[] {
  return [
    restRoute({
      id: 'createConversation',
      method: 'post',
      path: '/conversations',
      about: ABOUT,
      summary: 'Begins a conversation for somebody, with their first message',
      more: 'The contact is somebody new. Sent again with the same "clientId", it gives the conversation that was begun.',
      scope: 'write:conversations',
      params: none,
      query: none,
      body: v.strictObject({
        siteId: siteQuery,
        clientId: clientIdField,
        contact: v.strictObject({
          name: v.optional(labelField(80)),
          locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
        }),
        body: bodyField,
      }),
      answer: conversationAnswer,
      status: 201,
      async handle({ body: { siteId: named, clientId, contact, body } }, caller) {
        const siteId = siteOf(caller, named);
        const ids = idsFor(siteId, caller.author.id, clientId);
        const at = now();
        await db.transaction((tx) =>
          insertContactOnce(
            tx,
            {
              siteId,
              id: ids.contact,
              // Nobody holds a token for it: the history opens to agents alone.
              tokenHash: createHash('sha256').update(randomBytes(32)).digest('hex'),
              origin: 'api',
              name: contact.name ?? null,
              locale: contact.locale ?? null,
              timeZone: null,
              userAgentFamily: null,
              createdAt: at,
              lastSeenAt: at,
            },
            { id: ids.conversation, at },
          ),
        );
        const author: Author = { kind: 'visitor', id: ids.contact, name: contact.name ?? null };
        const key = { siteId, conversationId: ids.conversation };
        const { tell } = await conversations.addMessage(key, author, { clientId, body });
        return { value: conversationOf(await conversations.findOnSites(ids.conversation, [siteId])), tell };
      },
    }),
  ];
}

function answeringRoutes({
  conversations,
  expectations,
  arrangements,
}: ConversationRoutesDeps): readonly RestRoute[] {
  return [
    restRoute({
      id: 'sendMessage',
      method: 'post',
      path: '/conversations/{conversationId}/messages',
      about: ABOUT,
      summary: 'Answers the visitor',
      more: 'In the name of the person whose key it is, or of the site’s key.',
      scope: 'write:messages',
      params: one,
      query: none,
      body: v.strictObject({ clientId: clientIdField, body: bodyField }),
      answer: messageAnswer,
      status: 201,
      async handle({ params, body: { clientId, body } }, caller) {
        const row = await own(conversations, caller, params.conversationId);
        const key = { siteId: row.siteId, conversationId: row.id };
        const { event, tell } = await conversations.addMessage(key, caller.author, { clientId, body });
        if (event.kind !== 'message') throw new Error('a message was stored as something else');
        return {
          value: { ...event },
          async tell() {
            tell();
            await expectations.answered(row, caller.author);
          },
        };
      },
    }),
    restRoute({
      id: 'setStatus',
      method: 'put',
      path: '/conversations/{conversationId}/status',
      about: ABOUT,
      summary: 'Resolves or opens it',
      scope: 'write:conversations',
      params: one,
      query: none,
      body: v.strictObject({ clientId: clientIdField, status: v.picklist(['open', 'resolved']) }),
      answer: eventAnswer,
      status: 200,
      async handle({ params, body: { clientId, status } }, caller) {
        const row = await own(conversations, caller, params.conversationId);
        const key = { siteId: row.siteId, conversationId: row.id };
        const { event, tell } = await conversations.setStatus(key, caller.author, clientId, status);
        return { value: { ...event }, tell };
      },
    }),
    restRoute({
      id: 'setAssignee',
      method: 'put',
      path: '/conversations/{conversationId}/assignee',
      about: ABOUT,
      summary: 'Gives it to somebody, or to nobody in particular',
      scope: 'write:conversations',
      params: one,
      query: none,
      body: v.strictObject({ agentId: v.nullable(idField) }),
      answer: conversationAnswer,
      status: 200,
      async handle({ params, body: { agentId } }, caller) {
        const row = await own(conversations, caller, params.conversationId);
        const key = { siteId: row.siteId, conversationId: row.id };
        const { tell } = await arrangements.arrange(key, caller.author, { assigneeId: agentId });
        const after = await own(conversations, caller, params.conversationId);
        return { value: conversationOf(after), tell };
      },
    }),
  ];
}

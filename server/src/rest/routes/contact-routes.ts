import { bodyField, clientIdField, idField } from '@attune/protocol';
import * as v from 'valibot';
import type { Conversations } from '../../conversations/conversations.ts';
import { visitorLabel } from '../../conversations/inbox-item.ts';
import type { Db } from '../../db/open-database.ts';
import type { Notes } from '../../notes/notes.ts';
import type { VisitorRow } from '../../visitors/visitor.repository.ts';
import type { Visitors } from '../../visitors/visitors.ts';
import { contactAnswer, noteAnswer, pageOf } from '../answers.ts';
import { limitQuery, none, siteOf, siteQuery } from '../fields.ts';
import { listContactRows } from '../rest.repository.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

export interface ContactRoutesDeps {
  readonly db: Db;
  readonly conversations: Conversations;
  readonly visitors: Pick<Visitors, 'get'>;
  readonly notes: Pick<Notes, 'list' | 'add'>;
  besideChanged(key: { readonly siteId: string; readonly conversationId: string }): void;
}

const ABOUT = 'Contacts';

/** Who the visitors are, and what agents wrote down about them. */
export function contactRoutes(deps: ContactRoutesDeps): readonly RestRoute[] {
  const { db, conversations, visitors, notes, besideChanged } = deps;
  return [
    restRoute({
      id: 'listContacts',
      method: 'get',
      path: '/contacts',
      about: ABOUT,
      summary: 'Everybody who opened the chat, in a stable order',
      scope: 'read:contacts',
      params: none,
      query: v.strictObject({ siteId: siteQuery, cursor: v.optional(idField), limit: limitQuery }),
      body: null,
      answer: pageOf(contactAnswer),
      status: 200,
      async handle({ query: { siteId, cursor, limit } }, caller) {
        const rows = await listContactRows(db, {
          siteId: siteOf(caller, siteId),
          afterId: cursor ?? null,
          limit,
        });
        const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
        return { value: { items: rows.map(contactOf), next } };
      },
    }),
    restRoute({
      id: 'getContact',
      method: 'get',
      path: '/contacts/{contactId}',
      about: ABOUT,
      summary: 'One contact',
      scope: 'read:contacts',
      params: v.strictObject({ contactId: idField }),
      query: v.strictObject({ siteId: siteQuery }),
      body: null,
      answer: contactAnswer,
      status: 200,
      handle: async ({ params, query }, caller) => ({
        value: contactOf(await visitors.get(siteOf(caller, query.siteId), params.contactId)),
      }),
    }),
    restRoute({
      id: 'listNotes',
      method: 'get',
      path: '/conversations/{conversationId}/notes',
      about: ABOUT,
      summary: 'Notes about the visitor of a conversation, latest first',
      more: 'They belong to the visitor and outlast the conversation. Visitors never see them.',
      scope: 'read:notes',
      params: v.strictObject({ conversationId: idField }),
      query: none,
      body: null,
      answer: pageOf(noteAnswer),
      status: 200,
      async handle({ params }, { siteIds }) {
        const { siteId, visitorId } = await conversations.findOnSites(params.conversationId, siteIds);
        const found = await notes.list({ siteId, visitorId });
        return { value: { items: found.map((note) => ({ ...note })), next: null } };
      },
    }),
    restRoute({
      id: 'addNote',
      method: 'post',
      path: '/conversations/{conversationId}/notes',
      about: ABOUT,
      summary: 'Writes a note about the visitor of a conversation',
      scope: 'write:notes',
      params: v.strictObject({ conversationId: idField }),
      query: none,
      body: v.strictObject({ clientId: clientIdField, body: bodyField }),
      answer: noteAnswer,
      status: 201,
      async handle({ params, body: { clientId, body } }, { siteIds, author }) {
        const { siteId, visitorId, id } = await conversations.findOnSites(params.conversationId, siteIds);
        const note = await notes.add({ siteId, visitorId, conversationId: id }, author, clientId, body);
        return { value: { ...note }, tell: () => besideChanged({ siteId, conversationId: id }) };
      },
    }),
  ];
}

function contactOf({ id, siteId, name, locale, timeZone, createdAt, lastSeenAt }: VisitorRow) {
  return { id, siteId, name, label: visitorLabel(id), locale, timeZone, firstSeenAt: createdAt, lastSeenAt };
}

import type { BesideConversations } from '../../beside/beside.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { Expectations } from '../../expectations/expectations.ts';
import type { Handover } from '../../handover/handover.ts';
import type { Opinions } from '../../model/opinions.ts';
import type { Notes } from '../../notes/notes.ts';
import type { Notifications } from '../../notifications/notifications.ts';
import type { Promises } from '../../promises/promises.ts';
import type { Corrections } from '../../reflections/corrections.ts';
import type { ConversationKey } from '../../conversations/conversation.repository.ts';
import { authorOf, onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface BesideDeps {
  readonly conversations: Conversations;
  readonly beside: BesideConversations;
  readonly notes: Notes;
  readonly notifications: Notifications;
  readonly promises: Promises;
  readonly corrections: Corrections;
  readonly opinions: Opinions;
  readonly handover: Handover;
  readonly expectations: Expectations;
  /** Tells those who have the conversation open how it stands now. */
  besideChanged(key: ConversationKey): void;
}

/** What agents know of a conversation beside its words, and do about it. */
export function besideHandlers(deps: BesideDeps) {
  return { ...noteHandlers(deps), ...cardHandlers(deps), ...careHandlers(deps) };
}

function noteHandlers({ conversations, notes, notifications, besideChanged }: BesideDeps) {
  return {
    'note:add': {
      limit: 'agent:change',
      async handle({ conversationId, clientId, body, mentions = [] }, { principal, afterAck }) {
        const { siteId, visitorId } = await ownConversation(conversations, principal, conversationId);
        const place = { siteId, visitorId, conversationId };
        await notifications.requireColleagues(siteId, mentions);
        const note = await notes.add(place, authorOf(principal), clientId, body);
        const { tell } = await notifications.mention(siteId, note, mentions);
        afterAck(() => besideChanged({ siteId, conversationId }));
        afterAck(tell);
        return { note };
      },
    },
    'note:remove': {
      limit: 'agent:change',
      async handle({ conversationId, noteId }, { principal, afterAck }) {
        const { siteId, visitorId } = await ownConversation(conversations, principal, conversationId);
        await notes.remove({ siteId, visitorId }, noteId, principal.data.session.agent);
        afterAck(() => besideChanged({ siteId, conversationId }));
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function cardHandlers({ conversations, beside, corrections, opinions, besideChanged }: BesideDeps) {
  return {
    'reflection:correct': {
      limit: 'agent:change',
      async handle({ conversationId, ...change }, { principal, afterAck }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const key = { siteId: row.siteId, conversationId };
        await corrections.add(key, change, authorOf(principal));
        afterAck(() => besideChanged(key));
        return { reflection: (await beside.present(row)).reflection };
      },
    },
    'reflection:ask-model': {
      limit: 'agent:change',
      async handle({ conversationId }, { principal, afterAck }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const { used, why } = await opinions.ask(row, authorOf(principal));
        if (used) afterAck(() => besideChanged({ siteId: row.siteId, conversationId }));
        return { reflection: (await beside.present(row)).reflection, used, why };
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function careHandlers({ conversations, promises, handover, expectations, besideChanged }: BesideDeps) {
  return {
    'promise:settle': {
      limit: 'agent:change',
      async handle({ conversationId, promiseId, outcome }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        const key = { siteId, conversationId };
        const promise = await promises.settle(key, promiseId, outcome, authorOf(principal));
        afterAck(() => besideChanged(key));
        return { promise };
      },
    },
    'conversation:hand-over': {
      limit: 'agent:change',
      async handle({ conversationId, toAgentId, word }, { principal, afterAck }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const { card, tell } = await handover.handOver(row, authorOf(principal), { toAgentId, word });
        afterAck(tell);
        afterAck(() => besideChanged({ siteId: row.siteId, conversationId }));
        return { card };
      },
    },
    'colleagues:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ colleagues: await handover.colleagues(siteId) }),
    },
    'answer:expect': {
      limit: 'agent:change',
      async handle({ conversationId, minutes }, { principal, afterAck }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const { until, tell } = await expectations.expect(row, authorOf(principal), minutes);
        afterAck(tell);
        afterAck(() => besideChanged({ siteId: row.siteId, conversationId }));
        return { until };
      },
    },
  } satisfies Partial<AgentHandlers>;
}

import type { AgentAnswers, AgentInput, Author, DeedName, Role } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Db } from '../db/open-database.ts';
import type { Labels } from '../labels/labels.ts';
import type { Notes } from '../notes/notes.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { KeptWebhooks } from '../webhooks/kept-webhooks.ts';

/** Who left something to be done, as they were then. */
export interface DeedBy {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** What somebody left to be done. `place` is where the conversation stands that it names, when it names one. */
export interface Deed<Name extends DeedName = DeedName> {
  readonly name: Name;
  readonly input: AgentInput<Name>;
  readonly siteId: string;
  /** Whose conversation it is; null when the deed is about none. */
  readonly visitorId: string | null;
  readonly by: DeedBy;
}

/** What was done, and how everybody learns of it once it is committed. */
export interface Done<Name extends DeedName> {
  readonly answer: AgentAnswers[Name];
  tell(): void;
}

export type DeedActs = { readonly [Name in DeedName]: (tx: Db, deed: Deed<Name>) => Promise<Done<Name>> };

/** Services that work inside a transaction. */
export interface DeedActsDeps {
  conversationsOn(tx: Db): Pick<Conversations, 'changeMessage'>;
  notesOn(tx: Db): Pick<Notes, 'remove'>;
  labelsOn(tx: Db): Pick<Labels, 'remove'>;
  webhooksOn(tx: Db): Pick<KeptWebhooks, 'remove'>;
  privacyOn(tx: Db): Pick<Privacy, 'erase'>;
  webhooksChanged(siteId: string): void;
  besideChanged(key: ConversationKey): void;
}

/** How each deed is done: as its request does it at once. */
export function createDeedActs(deps: DeedActsDeps): DeedActs {
  return {
    async 'message:delete'(tx, { input: { conversationId, clientId, seq }, siteId, by }) {
      const change = { kind: 'delete', targetSeq: seq } as const;
      const conversations = deps.conversationsOn(tx);
      const { event, tell } = await conversations.changeMessage(
        { siteId, conversationId },
        authorOf(by),
        clientId,
        change,
      );
      return { answer: { event }, tell };
    },

    async 'note:remove'(tx, { input: { conversationId, noteId }, siteId, visitorId, by }) {
      await deps.notesOn(tx).remove({ siteId, visitorId: visitorId ?? '' }, noteId, by);
      return { answer: null, tell: () => deps.besideChanged({ siteId, conversationId }) };
    },

    async 'label:remove'(tx, { input: { siteId, labelId } }) {
      const { tell } = await deps.labelsOn(tx).remove(siteId, labelId);
      return { answer: null, tell };
    },

    async 'webhook:remove'(tx, { input: { siteId, webhookId }, by }) {
      await deps.webhooksOn(tx).remove({ siteId, webhookId }, by);
      return { answer: null, tell: () => deps.webhooksChanged(siteId) };
    },

    async 'visitor:erase'(tx, { input: { siteId, visitorId }, by }) {
      const { conversations, tell } = await deps.privacyOn(tx).erase(siteId, visitorId, by);
      return { answer: { conversations }, tell };
    },
  };
}

const authorOf = ({ id, name }: DeedBy): Author => ({ kind: 'agent', id, name });

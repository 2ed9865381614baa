import * as v from 'valibot';
import type { ConversationEvent } from './conversation.ts';
import { agentPartsField, visitorPartsField, type PartsInput } from './conversation.ts';
import { conversationSettingsField, type ConversationSettings } from './conversation-settings.ts';
import { ratingFields, type RatingReport } from './csat.ts';
import { deedIdField } from './deed.ts';
import { bodyField, clientIdField, idField, seqField } from './fields.ts';
import { invitationSettingsField, type InvitationSettings } from './invitation.ts';
import { MAX_BODY_LENGTH } from './limits.ts';
import type { QueuePlace } from './queue.ts';
import { soughtField } from './sought.ts';

const addressField = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.email('must be an e-mail address'),
  v.maxLength(254),
);

/** Words that may be missing where a file or a card says enough. */
const wordsField = v.pipe(
  v.string(),
  v.maxLength(MAX_BODY_LENGTH, `must have at most ${MAX_BODY_LENGTH.toLocaleString('en')} characters`),
);

const saysSomething = ({
  body,
  parts,
}: {
  readonly body: string;
  readonly parts?: PartsInput | undefined;
}): boolean => body.trim() !== '' || parts?.attachmentIds !== undefined || parts?.card !== undefined;

/** What a visitor can do inside their conversation beside reading and writing. */
export const inChatVisitorRequests = {
  'message:send': v.pipe(
    v.strictObject({
      conversationId: idField,
      clientId: clientIdField,
      body: wordsField,
      parts: v.optional(visitorPartsField),
    }),
    v.forward(
      v.check((message) => saysSomething(message), 'must not be empty'),
      ['body'],
    ),
  ),
  /** Once; within a day it can be changed. */
  'rating:give': v.strictObject({ conversationId: idField, clientId: clientIdField, ...ratingFields }),
  'transcript:mail': v.strictObject({ conversationId: idField, to: addressField }),
  /** A link for another device. Its token goes behind a `#`, where no server and no log sees it. */
  'resume:create': v.strictObject({ conversationId: idField }),
  'resume:mail': v.strictObject({
    conversationId: idField,
    to: addressField,
    /** The page to go on from; of this site. */
    pageUrl: v.pipe(v.string(), v.maxLength(2_000)),
  }),
  /** Where this visitor stands; `queue:changed` tells of moves. */
  'queue:get': v.strictObject({ conversationId: idField }),
} as const;

export interface InChatVisitorAnswers {
  'message:send': { readonly event: ConversationEvent };
  'rating:give': { readonly event: ConversationEvent };
  'transcript:mail': null;
  'resume:create': { readonly token: string; readonly expiresAt: number };
  'resume:mail': null;
  'queue:get': { readonly place: QueuePlace | null };
}

/** The same for agents, and what admins set about it. */
export const inChatAgentRequests = {
  'message:send': v.pipe(
    v.strictObject({
      conversationId: idField,
      clientId: clientIdField,
      body: wordsField,
      /** The suggestion this message grew from; the server works out whether it was edited. */
      suggestionId: v.optional(idField),
      /** How far the list was on the sender's screen: an answer of a colleague after it is a `conflict`. */
      seenSeq: v.optional(seqField),
      parts: v.optional(agentPartsField),
    }),
    v.forward(
      v.check((message) => saysSomething(message), 'must not be empty'),
      ['body'],
    ),
  ),
  /** Other words for an own message of the last day. */
  'message:edit': v.strictObject({
    conversationId: idField,
    clientId: clientIdField,
    seq: seqField,
    body: bodyField,
  }),
  /** Takes an own message of the last day back, with its files. */
  'message:delete': v.strictObject({
    conversationId: idField,
    clientId: clientIdField,
    seq: seqField,
    deedId: deedIdField,
  }),
  'transcript:mail': v.strictObject({ conversationId: idField, to: addressField }),
  'rating:report': v.strictObject({
    siteId: idField,
    days: v.pipe(
      v.number(),
      v.integer('must be a whole number'),
      v.minValue(1, 'must be 1 or more'),
      v.maxValue(365, 'must be 365 or less'),
    ),
    /** Sought in what visitors said. */
    words: v.optional(soughtField),
  }),
  'conversation-settings:get': v.strictObject({ siteId: idField }),
  /** Admins only. */
  'conversation-settings:save': v.strictObject({ siteId: idField, settings: conversationSettingsField }),
  /** Admins only. */
  'invitations:get': v.strictObject({ siteId: idField }),
  /** Admins only. Pages have it within a minute. */
  'invitations:save': v.strictObject({ siteId: idField, settings: invitationSettingsField }),
} as const;

export interface InChatAgentAnswers {
  'message:send': { readonly event: ConversationEvent };
  'message:edit': { readonly event: ConversationEvent };
  /** Null when it was left to be done in a moment. */
  'message:delete': { readonly event: ConversationEvent | null };
  'transcript:mail': null;
  'rating:report': RatingReport;
  'conversation-settings:get': { readonly settings: ConversationSettings };
  'conversation-settings:save': { readonly settings: ConversationSettings };
  'invitations:get': { readonly settings: InvitationSettings };
  'invitations:save': { readonly settings: InvitationSettings };
}

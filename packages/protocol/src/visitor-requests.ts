import * as v from 'valibot';
import type { ConversationEvent, ConversationStatus, SyncAnswer } from './conversation.ts';
import type { ConversationSettings } from './conversation-settings.ts';
import { clientIdField, idField, instantField, pathField, seqField } from './fields.ts';
import { inChatVisitorRequests, type InChatVisitorAnswers } from './in-chat-requests.ts';
import { interactionField } from './interaction.ts';
import { MAX_BATCH_NO, MAX_INTERACTIONS_PER_BATCH } from './limits.ts';
import type { QueuePlace } from './queue.ts';
import type { Refusal, Reply } from './refusal.ts';
import type { RecorderPolicy } from './signal-policy.ts';
import { widgetHealthVisitorRequests, type WidgetHealthVisitorAnswers } from './widget-health.ts';
import {
  widgetVisitorRequests,
  type WidgetForVisitor,
  type WidgetVisitorAnswers,
} from './widget-settings.ts';

/** Namespace of visitors' sockets. */
export const VISITOR_NAMESPACE = '/visitor';

/** What a visitor's socket says of itself when it connects (Socket.IO `auth`). */
export const visitorHandshake = v.object({
  /** The site's public key, from the script tag. */
  siteKey: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** From an earlier `visit:start`; left out by somebody new. */
  token: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
});

/** Every request a visitor can make, by name, with the schema of its input. */
export const visitorRequests = {
  /** The chat was opened: who am I, where was I? First request of every connection. */
  'visit:start': v.strictObject({
    /** One visit in one tab; made by the client. */
    visitId: clientIdField,
    path: pathField,
    locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
    timeZone: v.optional(v.pipe(v.string(), v.maxLength(64))),
    /** What the page and the browser would like to read, best first; the site's settings decide. */
    languages: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(35))), v.maxLength(20))),
    /** From a link to go on here, `#attune-resume=…`; opens once, and the answer carries a token of this device's own. */
    resume: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
  }),
  'conversation:sync': v.strictObject({ conversationId: idField, afterSeq: seqField }),
  ...inChatVisitorRequests,
  'message:read': v.strictObject({ conversationId: idField, upToSeq: seqField }),
  'typing:set': v.strictObject({ conversationId: idField, typing: v.boolean() }),
  /** Facts about the visit. Repeating a batch (same visit, same number) is harmless. */
  'interaction:report': v.strictObject({
    conversationId: idField,
    visitId: clientIdField,
    batchNo: v.pipe(seqField, v.maxValue(MAX_BATCH_NO, `must be at most ${MAX_BATCH_NO}`)),
    /** The client's clock at sending; the server shifts all times of the batch by the difference to its own. */
    sentAt: instantField,
    interactions: v.pipe(
      v.array(interactionField),
      v.minLength(1, 'must hold at least one interaction'),
      v.maxLength(MAX_INTERACTIONS_PER_BATCH, `must hold at most ${MAX_INTERACTIONS_PER_BATCH} interactions`),
    ),
  }),
  ...widgetVisitorRequests,
  ...widgetHealthVisitorRequests,
} as const;

export interface VisitStarted {
  readonly visitorId: string;
  /** Only for somebody new: keep it, it opens this history again. */
  readonly token?: string;
  readonly conversation: {
    readonly id: string;
    readonly status: ConversationStatus;
    readonly lastSeq: number;
  };
  readonly epoch: string;
  readonly siteName: string;
  /** Agents connected right now; honest, may be 0. */
  readonly agentsOnline: number;
  /** What can be done inside the conversation. */
  readonly settings: ConversationSettings;
  /** The link that was opened is used up or too old, in words; left out when there was none, or it was good. */
  readonly resumeProblem?: string;
  /** What the recorder may see on this site. */
  readonly recorder: RecorderPolicy;
  /** What the site has set about the widget; left out where everything is as by default. */
  readonly widget?: WidgetForVisitor;
}

/** What each request is answered with when it is not refused. */
export interface VisitorAnswers
  extends WidgetVisitorAnswers, InChatVisitorAnswers, WidgetHealthVisitorAnswers {
  'visit:start': VisitStarted;
  'conversation:sync': SyncAnswer;
  'message:read': { readonly upToSeq: number };
  'typing:set': null;
  /** `shed`: facts that were not taken because there were too many; they are gone for good. */
  'interaction:report': { readonly stored: number; readonly shed: number };
}

export type VisitorRequestName = keyof typeof visitorRequests;
export type VisitorInput<Name extends VisitorRequestName> = v.InferOutput<(typeof visitorRequests)[Name]>;

/** Socket.IO event map, visitor → server. */
export type VisitorToServer = {
  [Name in VisitorRequestName]: (
    input: VisitorInput<Name>,
    ack: (reply: Reply<VisitorAnswers[Name]>) => void,
  ) => void;
};

/**
 * Socket.IO event map, server → visitor. What an agent alone may know (signals, friction, flags, moods, cues,
 * notes, suggestions) has no name here, so that sending it does not compile.
 */
export interface ServerToVisitor {
  'conversation:event': (news: {
    readonly conversationId: string;
    readonly event: ConversationEvent;
  }) => void;
  'typing:changed': (news: {
    readonly conversationId: string;
    readonly name: string | null;
    readonly typing: boolean;
  }) => void;
  /** An agent said by when they answer; `by`: server time, null when nothing is expected any more. */
  'answer:expected': (news: {
    readonly conversationId: string;
    readonly by: number | null;
    readonly name: string | null;
  }) => void;
  /** Somebody joined those who wait, or left them. */
  'queue:changed': (news: { readonly conversationId: string; readonly place: QueuePlace }) => void;
  /** The site's admin changed what the recorder may see. */
  'recorder:changed': (news: { readonly recorder: RecorderPolicy }) => void;
  /** Answers `health:echo` by the way that news take. */
  'health:echoed': (news: { readonly echoId: string; readonly at: number }) => void;
  /** The site's admin changed the widget: start the visit again, which says how. */
  'widget:changed': (news: Record<string, never>) => void;
  /** This connection will be closed by the server; `reason` in words. */
  'session:ended': (news: { readonly reason: string }) => void;
  /** Answers a request that left no way to acknowledge it. */
  'request:refused': (news: { readonly request: string; readonly refusal: Refusal }) => void;
}

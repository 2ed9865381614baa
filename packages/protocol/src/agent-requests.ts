import * as v from 'valibot';
import { accountRequests, type AccountAnswers } from './account.ts';
import type { ConversationEvent, SyncAnswer } from './conversation.ts';
import { conversationStatusField } from './conversation.ts';
import { deedRequests, type DeedAnswers } from './deed.ts';
import { deskRequests, type DeskAnswers } from './desk-requests.ts';
import { empathyRequests, type Beside, type EmpathyAnswers } from './empathy-requests.ts';
import { clientIdField, cursorField, idField, wholeInstantField, labelField, seqField } from './fields.ts';
import { outsideRequests, type OutsideAnswers } from './outside-requests.ts';
import { privacyRequests, type PrivacyAnswers } from './privacy.ts';
import { emailField, passwordField, roleField, type Person, type Role, type Site } from './person.ts';
import { assignmentRequests, type AssignmentAnswers } from './assignment.ts';
import { availabilityRequests, type AvailabilityAnswers } from './availability.ts';
import { inChatAgentRequests, type InChatAgentAnswers } from './in-chat-requests.ts';
import type { VisitorIdentity } from './identity.ts';
import type { InboxItem } from './inbox-item.ts';
import { labelRequests, type LabelAnswers } from './label.ts';
import { mailRequests, type MailAnswers } from './mail.ts';
import type { Reply } from './refusal.ts';
import { reportRequests, type ReportAnswers } from './report.ts';
import { teamRequests, type TeamAnswers } from './team.ts';
import { viewRequests, type ViewAnswers } from './view.ts';
import { signalKinds, signalVerdicts, type Flag, type Friction } from './signal.ts';
import { signalPolicyField, type SignalPolicy } from './signal-policy.ts';
import { siteRequests, type SiteAnswers } from './site.ts';
import { suggestionOutcomeField, type Suggestion, type SuggestionOutcome } from './suggestion.ts';
import type { DetectorDescription, ThresholdSettings } from './thresholds.ts';
import {
  thresholdChangesFields,
  type ControlHits,
  type Mute,
  type SignalPrecision,
  type ThresholdVersion,
  type VisitItem,
} from './tuning.ts';
import { widgetHealthAgentRequests, type WidgetHealthAgentAnswers } from './widget-health.ts';
import { widgetAgentRequests, type WidgetAgentAnswers } from './widget-settings.ts';

/** Namespace of agents' sockets; they are let in by the session cookie of the login. */
export const AGENT_NAMESPACE = '/agent';

/** Every request of the console, by name, with the schema of its input. */
export const agentRequests = {
  /** Who am I, which sites are mine? First request of every connection; also joins the news of those sites. */
  'agent:start': v.strictObject({}),
  'inbox:list': v.strictObject({
    siteId: idField,
    status: conversationStatusField,
    /** From the previous page's `next`. */
    cursor: v.optional(cursorField),
  }),
  /** Everything beside and in one conversation; its news follow until `conversation:close`. */
  'conversation:open': v.strictObject({ conversationId: idField }),
  'conversation:close': v.strictObject({ conversationId: idField }),
  'conversation:sync': v.strictObject({ conversationId: idField, afterSeq: seqField }),
  'conversation:set-status': v.strictObject({
    conversationId: idField,
    clientId: clientIdField,
    status: v.picklist(['open', 'resolved']),
  }),
  ...inChatAgentRequests,
  'message:read': v.strictObject({ conversationId: idField, upToSeq: seqField }),
  'typing:set': v.strictObject({ conversationId: idField, typing: v.boolean() }),
  'suggestion:decide': v.strictObject({
    conversationId: idField,
    suggestionId: idField,
    outcome: suggestionOutcomeField,
  }),
  'thresholds:get': v.strictObject({ siteId: idField }),
  /** Admins only. Names what changes; the rest stays. `baseVersion` guards against two admins at once. */
  'thresholds:save': v.strictObject({ siteId: idField, baseVersion: seqField, ...thresholdChangesFields }),
  /** Admins only. Every saved version, newest first. */
  'thresholds:versions': v.strictObject({ siteId: idField }),
  /** Admins only. Saves an earlier version (0: the defaults) again, as the next one. */
  'thresholds:restore': v.strictObject({ siteId: idField, version: seqField, baseVersion: seqField }),
  /** Admins only. Begins to work out what changed thresholds would have flagged; `replay:progress` and `replay:ended` tell. */
  'replay:start': v.strictObject({
    siteId: idField,
    days: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, 'must be 1 or more'),
      v.maxValue(30, 'must be 30 or less'),
    ),
    ...thresholdChangesFields,
  }),
  'replay:cancel': v.strictObject({ replayId: idField }),
  /** What an agent says of signals of a conversation; `none` takes it back. */
  'signal:judge': v.strictObject({
    conversationId: idField,
    signalKeys: v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
      v.minLength(1, 'must name a signal'),
      v.maxLength(20, 'must name at most 20 signals'),
    ),
    verdict: v.picklist([...signalVerdicts, 'none']),
  }),
  /** Pages, presses, signals, waits and messages of a conversation in order, the latest last. */
  'visit:timeline': v.strictObject({ conversationId: idField, before: v.optional(wholeInstantField) }),
  /** Admins only. Controls on which signals were found lately, most hits first. */
  'signals:recent': v.strictObject({ siteId: idField, kind: v.optional(v.picklist(signalKinds)) }),
  /** Admins only. How often agents agreed, by kind and by control, and what their votes muted. */
  'signals:precision': v.strictObject({ siteId: idField }),
  /** Admins only. Counts the control's signals again; its earlier votes no longer mute it. */
  'mute:lift': v.strictObject({ siteId: idField, kind: v.picklist(signalKinds), controlKey: idField }),
  /** Admins only. */
  'signal-policy:get': v.strictObject({ siteId: idField }),
  'signal-policy:save': v.strictObject({ siteId: idField, policy: signalPolicyField }),
  'people:list': v.strictObject({}),
  /** Admins only. */
  'people:create': v.strictObject({
    name: labelField(80),
    email: emailField,
    role: roleField,
    password: passwordField,
  }),
  /** Admins only. Disabling ends that person's sessions and sockets. */
  'people:update': v.strictObject({
    personId: idField,
    role: v.optional(roleField),
    disabled: v.optional(v.boolean()),
  }),
  ...accountRequests,
  ...empathyRequests,
  ...privacyRequests,
  ...deedRequests,
  ...deskRequests,
  ...labelRequests,
  ...teamRequests,
  ...assignmentRequests,
  ...viewRequests,
  ...availabilityRequests,
  ...widgetAgentRequests,
  ...outsideRequests,
  ...mailRequests,
  ...siteRequests,
  ...reportRequests,
  ...widgetHealthAgentRequests,
} as const;

export interface AgentStarted {
  readonly agent: { readonly id: string; readonly name: string; readonly email: string; readonly role: Role };
  readonly sites: readonly Site[];
  readonly epoch: string;
  readonly serverTime: number;
}

/** Everything beside one conversation at one instant. */
export interface ConversationOpened {
  readonly item: InboxItem;
  readonly visitor: {
    readonly id: string;
    readonly name: string | null;
    readonly label: string;
    readonly locale: string | null;
    readonly timeZone: string | null;
    /** Browser, system and form in families, such as “Safari on iOS, phone”; null: not known. */
    readonly device: string | null;
    readonly firstSeenAt: number;
    readonly lastSeenAt: number;
    readonly identity: VisitorIdentity;
  };
  /** The latest slice of the list; older ones by `conversation:sync`. */
  readonly sync: SyncAnswer;
  readonly friction: Friction;
  readonly flags: readonly Flag[];
  readonly suggestions: readonly Suggestion[];
  /** This agent hardly ever takes one: show that there are some, not what they say. */
  readonly collapsed: boolean;
  /** Everything that is known of the words. */
  readonly beside: Beside;
  /** Pages of the visit in order, latest last, with the time of arrival. */
  readonly pages: readonly { readonly path: string; readonly at: number }[];
}

export interface ThresholdsAnswer {
  readonly settings: ThresholdSettings;
  readonly detectors: readonly DetectorDescription[];
}

/** What each request is answered with when it is not refused. */
export interface AgentAnswers
  extends
    AccountAnswers,
    PrivacyAnswers,
    DeedAnswers,
    InChatAgentAnswers,
    EmpathyAnswers,
    DeskAnswers,
    WidgetAgentAnswers,
    OutsideAnswers,
    MailAnswers,
    SiteAnswers,
    ReportAnswers,
    WidgetHealthAgentAnswers,
    LabelAnswers,
    TeamAnswers,
    AssignmentAnswers,
    ViewAnswers,
    AvailabilityAnswers {
  'agent:start': AgentStarted;
  'inbox:list': { readonly items: readonly InboxItem[]; readonly next: string | null };
  'conversation:open': ConversationOpened;
  'conversation:close': null;
  'conversation:sync': SyncAnswer;
  'conversation:set-status': { readonly event: ConversationEvent };
  'message:read': { readonly upToSeq: number };
  'typing:set': null;
  'suggestion:decide': { readonly outcome: SuggestionOutcome };
  'thresholds:get': ThresholdsAnswer;
  'thresholds:save': { readonly settings: ThresholdSettings };
  'thresholds:versions': { readonly versions: readonly ThresholdVersion[] };
  'thresholds:restore': { readonly settings: ThresholdSettings };
  'replay:start': { readonly replayId: string };
  'replay:cancel': null;
  'signal:judge': { readonly friction: Friction };
  'visit:timeline': { readonly items: readonly VisitItem[]; readonly more: boolean };
  'signals:recent': { readonly controls: readonly ControlHits[] };
  'signals:precision': { readonly precision: readonly SignalPrecision[]; readonly mutes: readonly Mute[] };
  'mute:lift': null;
  'signal-policy:get': { readonly policy: SignalPolicy };
  'signal-policy:save': { readonly policy: SignalPolicy };
  'people:list': { readonly people: readonly Person[] };
  'people:create': { readonly person: Person };
  'people:update': { readonly person: Person };
}

export type AgentRequestName = keyof typeof agentRequests;
export type AgentInput<Name extends AgentRequestName> = v.InferOutput<(typeof agentRequests)[Name]>;

/** Socket.IO event map, console → server. */
export type AgentToServer = {
  [Name in AgentRequestName]: (
    input: AgentInput<Name>,
    ack: (reply: Reply<AgentAnswers[Name]>) => void,
  ) => void;
};

import type {
  AgentPromise,
  Author,
  Beside,
  ConversationEvent,
  Flag,
  Friction,
  InboxItem,
  Mention,
  Mute,
  NotificationRules,
  QueuePlace,
  RecorderPolicy,
  Refusal,
  Suggestion,
  ThresholdSettings,
  Viewing,
  Webhook,
} from '@attune/protocol';

/** Whom a conversation's news concern. */
export interface ConversationAudience {
  readonly siteId: string;
  readonly conversationId: string;
  readonly visitorId: string;
}

/** What stands beside a conversation, and how it is shown. */
export interface OfferedSuggestions {
  readonly suggestions: readonly Suggestion[];
  readonly collapsed: boolean;
  readonly held: boolean;
}

/**
 * Tells those who are connected, on any process. News are hints: whoever misses one catches up by sync, so telling
 * never fails a request and is never awaited by one.
 */
export interface News {
  /** To the visitor and to the agents who have the conversation open. */
  event(audience: ConversationAudience, event: ConversationEvent): void;
  /** To the other side of whoever types, and to the colleagues of an agent. */
  typing(audience: ConversationAudience, author: Author, typing: boolean): void;

  // To agents alone. There is no way to send any of these to a visitor.
  inboxItem(item: InboxItem): void;
  friction(audience: ConversationAudience, friction: Friction, flags: readonly Flag[]): void;
  suggestions(audience: ConversationAudience, offered: OfferedSuggestions): void;
  beside(audience: ConversationAudience, beside: Beside): void;
  /** To the promise's owner, and nobody else. */
  promiseDue(siteId: string, promise: AgentPromise): void;
  phrases(siteId: string): void;
  page(audience: ConversationAudience, path: string, at: number): void;
  thresholds(siteId: string, settings: ThresholdSettings): void;
  /** To whoever was called by name, and nobody else. */
  mention(siteId: string, agentId: string, mention: Mention): void;
  /** To the agent whose rules they are. */
  notificationRules(siteId: string, agentId: string, rules: NotificationRules): void;
  /** To whose mark it is. */
  unreadMark(
    agent: { readonly siteId: string; readonly agentId: string },
    conversationId: string,
    unread: boolean,
  ): void;
  canned(siteId: string): void;
  /** To everybody who works for one of these sites: there is another one, or one is called something else. */
  sites(siteIds: readonly string[]): void;
  /** Labels, teams or sharing out are others than before. */
  teamWork(siteId: string): void;
  /** A view shared on this site is another than before. */
  views(siteId: string): void;
  /** Somebody came, went, or is at the desk again. */
  availability(siteId: string): void;
  viewing(siteId: string, viewing: Viewing & { readonly viewing: boolean }): void;
  /** To the site's admins. */
  mutes(siteId: string, mutes: readonly Mute[]): void;
  /** To the site's admins: nothing is delivered to it any more. */
  webhookStopped(siteId: string, webhook: Webhook): void;
  /** To the site's admins: another one, one fewer, or one of them changed. */
  webhooks(siteId: string): void;

  /** To whoever left it to be done, and nobody else. */
  deedEnded(siteId: string, agentId: string, ended: { deedId: string; refusal: Refusal | null }): void;

  /** To agents, that these conversations are gone; the visitor's own connections end. */
  visitorErased(siteId: string, visitorId: string, conversationIds: readonly string[]): void;

  /** To the visitor: when somebody means to answer. */
  answerExpected(audience: ConversationAudience, by: number | null, name: string | null): void;

  /** To the site's visitors: the widget is another than before. */
  widget(siteId: string): void;
  /** To the visitor: where they stand among those who wait. */
  queue(audience: ConversationAudience, place: QueuePlace): void;
  /** To the site's visitors: what the recorder may see. */
  recorder(siteId: string, recorder: RecorderPolicy): void;
}

import type {
  Author,
  ConversationEvent,
  Flag,
  Friction,
  InboxItem,
  Mute,
  RecorderPolicy,
  Suggestion,
  ThresholdSettings,
} from '@attune/protocol';

/** Whom a conversation's news concern. */
export interface ConversationAudience {
  readonly siteId: string;
  readonly conversationId: string;
  readonly visitorId: string;
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
  suggestions(audience: ConversationAudience, suggestions: readonly Suggestion[]): void;
  page(audience: ConversationAudience, path: string, at: number): void;
  thresholds(siteId: string, settings: ThresholdSettings): void;
  /** To the site's admins. */
  mutes(siteId: string, mutes: readonly Mute[]): void;

  /** To the site's visitors: what the recorder may see. */
  recorder(siteId: string, recorder: RecorderPolicy): void;
}

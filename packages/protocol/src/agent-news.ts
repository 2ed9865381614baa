import type { Viewing } from './availability.ts';
import type { Author, ConversationEvent } from './conversation.ts';
import type { DeedNews } from './deed.ts';
import type { DeskNews } from './desk-requests.ts';
import type { Beside } from './empathy-requests.ts';
import type { InboxItem } from './inbox-item.ts';
import type { AgentPromise } from './promise.ts';
import type { Refusal } from './refusal.ts';
import type { Flag, Friction } from './signal.ts';
import type { Suggestion } from './suggestion.ts';
import type { ThresholdSettings } from './thresholds.ts';
import type { Mute, ReplayResult } from './tuning.ts';
import type { Webhook } from './webhook.ts';

/** Socket.IO event map, server → console. */
export interface ServerToAgent extends DeskNews, DeedNews {
  'conversation:event': (news: {
    readonly conversationId: string;
    readonly event: ConversationEvent;
  }) => void;
  'inbox:changed': (news: { readonly item: InboxItem }) => void;
  'typing:changed': (news: {
    readonly conversationId: string;
    readonly author: Author;
    readonly typing: boolean;
  }) => void;
  /** The whole state, not a difference: a lost one is healed by the next. */
  'friction:changed': (news: {
    readonly conversationId: string;
    readonly friction: Friction;
    readonly flags: readonly Flag[];
  }) => void;
  /** Replaces what was offered before; an empty list withdraws it. */
  'suggestions:offered': (news: {
    readonly conversationId: string;
    readonly suggestions: readonly Suggestion[];
    /** Who will most likely answer hardly ever takes one: show that there are some, not what they say. */
    readonly collapsed: boolean;
    /** The visitor is writing: what stands may stay, and something new comes when they are done. */
    readonly held: boolean;
  }) => void;
  /** The whole state, not a difference: a lost one is healed by the next. */
  'beside:changed': (news: { readonly conversationId: string; readonly beside: Beside }) => void;
  /** Ten minutes before it is due, and when it was missed. To its owner alone. */
  'promise:due': (news: { readonly promise: AgentPromise }) => void;
  /** The site's phrases are others than before: ask for them anew. */
  'phrases:changed': (news: { readonly siteId: string }) => void;
  'page:changed': (news: {
    readonly conversationId: string;
    readonly path: string;
    readonly at: number;
  }) => void;
  'thresholds:changed': (news: { readonly siteId: string; readonly settings: ThresholdSettings }) => void;
  /** To the admin who asked for the replay. */
  'replay:progress': (news: {
    readonly replayId: string;
    readonly done: number;
    readonly total: number;
  }) => void;
  'replay:ended': (news: {
    readonly replayId: string;
    /** Null: cancelled or failed. */
    readonly result: ReplayResult | null;
    readonly refusal: Refusal | null;
  }) => void;
  /** Agents' votes muted a control, or an admin lifted that. To the site's admins. */
  'mutes:changed': (news: { readonly siteId: string; readonly mutes: readonly Mute[] }) => void;
  /** A site was added, or is called something else: start again, and hear of all of them. */
  'sites:changed': (news: Record<string, never>) => void;
  /** Labels, teams or the site's sharing out are others than before: ask for them anew. */
  'team-work:changed': (news: { readonly siteId: string }) => void;
  /** A shared view is another than before: ask for the views anew. */
  'views:changed': (news: { readonly siteId: string }) => void;
  /** Somebody came, went, or is at the desk again: ask for it anew when it is shown. */
  'availability:changed': (news: { readonly siteId: string }) => void;
  /** Somebody looks at a conversation, or no longer does. */
  'viewing:changed': (news: Viewing & { readonly viewing: boolean }) => void;
  /** Everything of a visitor is gone: these conversations are no more. */
  'visitor:erased': (news: { readonly siteId: string; readonly conversationIds: readonly string[] }) => void;
  /** A webhook failed for so long that nothing is delivered to it any more. To the site's admins. */
  'webhook:stopped': (news: { readonly siteId: string; readonly webhook: Webhook }) => void;
  /** A webhook was added, changed or removed: ask for them anew. To the site's admins. */
  'webhooks:changed': (news: { readonly siteId: string }) => void;
  'session:ended': (news: { readonly reason: string }) => void;
  'request:refused': (news: { readonly request: string; readonly refusal: Refusal }) => void;
}

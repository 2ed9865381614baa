import {
  defaultNotificationRules,
  type Mention,
  type NotificationRules,
  type Refusal,
} from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** What the agent wants to be called for, and who called them by name. */
export interface Notifications {
  readonly rules: Store<NotificationRules>;
  /** Latest first; null until they are known. */
  readonly mentions: Store<readonly Mention[] | null>;
  load(): Promise<void>;
  /** @returns the refusal, or null when they are saved */
  save(rules: NotificationRules): Promise<Refusal | null>;
  /** The agent looks at this conversation. */
  seen(conversationId: string): void;
  /** @returns a function that ends it */
  onMention(hear: (mention: Mention) => void): () => void;
  close(): void;
}

export function createNotifications(connection: AgentConnection, siteId: () => string | null): Notifications {
  const rules = createStore<NotificationRules>(defaultNotificationRules);
  const mentions = createStore<readonly Mention[] | null>(null);
  const hearing = new Set<(mention: Mention) => void>();
  const endings = [
    connection.on('notification-rules:changed', (news) => {
      if (news.siteId === siteId()) rules.set(news.rules);
    }),
    connection.on('mention:created', (news) => {
      if (news.siteId !== siteId()) return;
      mentions.update((now) => [news.mention, ...(now ?? [])]);
      for (const hear of hearing) hear(news.mention);
    }),
  ];
  return {
    rules,
    mentions,
    async load() {
      const site = siteId();
      if (site === null) return;
      const [own, calls] = await Promise.all([
        connection.request('notification-rules:get', { siteId: site }),
        connection.request('mentions:list', { siteId: site }),
      ]);
      if (own.ok) rules.set(own.value.rules);
      if (calls.ok) mentions.set(calls.value.mentions);
    },
    async save(next) {
      const site = siteId();
      if (site === null)
        return { code: 'unavailable', message: 'There is no connection to the server right now.' };
      const before = rules.value;
      rules.set(next);
      const reply = await connection.request('notification-rules:save', { siteId: site, rules: next });
      if (reply.ok) return null;
      rules.set(before);
      return reply.refusal;
    },
    seen(conversationId) {
      const all = mentions.value ?? [];
      const isCalling = (each: Mention) => each.conversationId === conversationId && each.seenAt === null;
      if (!all.some(isCalling) || connection.link.value.kind !== 'online') return;
      mentions.set(all.map((each) => (isCalling(each) ? { ...each, seenAt: each.at } : each)));
      void connection.request('mentions:seen', { conversationId });
    },
    onMention(hear) {
      hearing.add(hear);
      return () => hearing.delete(hear);
    },
    close() {
      for (const end of endings) end();
    },
  };
}

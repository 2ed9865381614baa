import {
  defaultNotificationRules,
  type Mention,
  type NotificationRules,
  type Refusal,
  type Site,
} from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** What the agent wants to be called for, and who called them by name. */
export interface Notifications {
  /** By site; those of a site that is not there yet are the usual ones. */
  readonly rules: Store<RulesBySite>;
  /** On all of their sites, latest first; null until they are known. */
  readonly mentions: Store<readonly Mention[] | null>;
  load(): Promise<void>;
  /** @returns the refusal, or null when they are saved */
  save(siteId: string, rules: NotificationRules): Promise<Refusal | null>;
  /** The agent looks at this conversation. */
  seen(conversationId: string): void;
  /** @returns a function that ends it */
  onMention(hear: (mention: Mention, siteId: string) => void): () => void;
  close(): void;
}

export type RulesBySite = ReadonlyMap<string, NotificationRules>;

export const rulesOn = (rules: RulesBySite, siteId: string): NotificationRules =>
  rules.get(siteId) ?? defaultNotificationRules;

/** @param sites those the agent works for */
export function createNotifications(
  connection: AgentConnection,
  sites: () => readonly Pick<Site, 'id'>[],
): Notifications {
  const rules = createStore<RulesBySite>(new Map());
  const mentions = createStore<readonly Mention[] | null>(null);
  const hearing = new Set<(mention: Mention, siteId: string) => void>();
  const put = (siteId: string, next: NotificationRules): void =>
    rules.update((now) => new Map(now).set(siteId, next));
  const endings = [
    connection.on('notification-rules:changed', (news) => put(news.siteId, news.rules)),
    connection.on('mention:created', (news) => {
      mentions.update((now) => [news.mention, ...(now ?? [])]);
      for (const hear of hearing) hear(news.mention, news.siteId);
    }),
  ];
  const loadSite = async (siteId: string): Promise<readonly Mention[] | null> => {
    const [own, calls] = await Promise.all([
      connection.request('notification-rules:get', { siteId }),
      connection.request('mentions:list', { siteId }),
    ]);
    if (own.ok) put(siteId, own.value.rules);
    return calls.ok ? calls.value.mentions : null;
  };
  return {
    rules,
    mentions,
    async load() {
      const calls = await Promise.all(sites().map(({ id }) => loadSite(id)));
      // What could not be read would be missing from the list without a word: what is held stays.
      if (calls.length > 0 && calls.every((each) => each !== null))
        mentions.set(calls.flat().toSorted((one, other) => other.at - one.at));
    },
    async save(siteId, next) {
      const before = rulesOn(rules.value, siteId);
      put(siteId, next);
      const reply = await connection.request('notification-rules:save', { siteId, rules: next });
      if (reply.ok) return null;
      put(siteId, before);
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

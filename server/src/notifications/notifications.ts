import {
  defaultNotificationRules,
  RequestError,
  type Mention,
  type Note,
  type NotificationRules,
} from '@attune/protocol';
import { visitorLabel } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Handover } from '../handover/handover.ts';
import type { News } from '../news/news.ts';
import {
  findRules,
  insertMentions,
  listMentions,
  markMentionsSeen,
  saveRules,
  type AgentKey,
} from './notification.repository.ts';

/** Mentions shown, the latest. */
const MAX_MENTIONS = 50;
const EXCERPT_LENGTH = 140;

export interface NotificationsDeps {
  readonly db: Db;
  readonly news: News;
  readonly handover: Pick<Handover, 'colleague'>;
  now(): number;
}

export type Notifications = ReturnType<typeof createNotifications>;

/** What agents want to be called for, and who was called by name. */
export function createNotifications({ db, news, handover, now }: NotificationsDeps) {
  return {
    /** A rule that is newer than what was saved has its default. */
    rules: async (agent: AgentKey): Promise<NotificationRules> => ({
      ...defaultNotificationRules,
      ...(await findRules(db, agent)),
    }),

    /** Saves them whole; `tell` is for after the ack and reaches the agent's other windows. */
    async saveRules(agent: AgentKey, rules: NotificationRules): Promise<{ tell(): void }> {
      await saveRules(db, agent, rules, now());
      return { tell: () => news.notificationRules(agent.siteId, agent.agentId, rules) };
    },

    /** Notes that call the agent by name, latest first. */
    async mentions(agent: AgentKey): Promise<readonly Mention[]> {
      return (await listMentions(db, agent, MAX_MENTIONS)).map(({ visitorId, body, ...row }) => ({
        ...row,
        visitorLabel: visitorLabel(visitorId),
        excerpt: body.slice(0, EXCERPT_LENGTH),
      }));
    },

    seen: (agent: AgentKey, conversationId: string): Promise<void> =>
      markMentionsSeen(db, agent, conversationId, now()),

    /**
     * Whether all of them may read a note on this site.
     * @throws RequestError `not-found`
     */
    async requireColleagues(siteId: string, agentIds: readonly string[]): Promise<void> {
      for (const id of new Set(agentIds)) {
        if ((await handover.colleague(siteId, id)) === null) {
          throw new RequestError('not-found', 'Somebody you called by name does not work here.', {
            field: 'mentions',
          });
        }
      }
    },

    /** Calls them by name; nobody twice for one note, and nobody for their own. `tell` is for after the ack. */
    async mention(
      siteId: string,
      note: Note,
      agentIds: readonly string[],
    ): Promise<{ tell(): Promise<void> }> {
      const others = [...new Set(agentIds)].filter((id) => id !== note.authorId);
      const called = await insertMentions(db, { siteId, noteId: note.id, at: note.at }, others);
      return {
        tell: async () => {
          for (const agentId of called) {
            const all = await this.mentions({ siteId, agentId });
            const mention = all.find(({ noteId }) => noteId === note.id);
            if (mention !== undefined) news.mention(siteId, agentId, mention);
          }
        },
      };
    },
  };
}

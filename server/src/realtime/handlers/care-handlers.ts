import type { Coaching } from '../../coaching/coaching.ts';
import type { ConversationKey } from '../../conversations/conversation.repository.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { EmpathySettingsOfSite } from '../../empathy-settings/empathy-settings-of-site.ts';
import type { GoodwillBook } from '../../goodwill/goodwill.ts';
import type { HotSpots } from '../../hot-spots/hot-spots.ts';
import type { KeptWords } from '../../kept-words/kept-words.ts';
import { authorOf, onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface CareDeps {
  readonly conversations: Conversations;
  readonly coaching: Coaching;
  readonly goodwill: GoodwillBook;
  readonly empathySettings: EmpathySettingsOfSite;
  readonly hotSpots: HotSpots;
  readonly keptWords: KeptWords;
  besideChanged(key: ConversationKey): void;
}

/** What a team sets itself, gives away, and learns of its coach, its site and its visitors' thanks. */
export function careHandlers(deps: CareDeps) {
  const { conversations, coaching, goodwill, empathySettings, hotSpots, keptWords, besideChanged } = deps;
  return {
    'coach:mark': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      async handle(mark, { principal }) {
        await coaching.mark(mark, principal.data.session.agent);
        return null;
      },
    },
    'coach:report': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId }) => ({ rules: await coaching.report(siteId) }),
    },
    'goodwill:give': {
      limit: 'agent:change',
      async handle({ conversationId, ...gift }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        const key = { siteId, conversationId };
        const given = await goodwill.give(key, authorOf(principal), gift);
        afterAck(() => besideChanged(key));
        return { goodwill: given };
      },
    },
    'empathy-settings:get': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ settings: await empathySettings.current(siteId) }),
    },
    'empathy-settings:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, settings }, { principal }) => ({
        settings: await empathySettings.save(siteId, settings, authorOf(principal)),
      }),
    },
    'hot-spots:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ spots: await hotSpots.list(siteId) }),
    },
    'hot-spots:mark': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, ...spot }, { principal }) => ({
        spot: await hotSpots.mark(siteId, spot, authorOf(principal)),
      }),
    },
    'kept-words:list': {
      limit: 'agent:light',
      handle: async (_input, { principal: { data } }) => ({
        words: await keptWords.list(
          data.sites.map(({ id }) => id),
          data.session.agent.id,
        ),
      }),
    },
  } satisfies Partial<AgentHandlers>;
}

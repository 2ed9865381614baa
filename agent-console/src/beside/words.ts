import type { EmpathySettings } from '@attune/protocol';
import { createCoaching, type Coaching } from '../coach/coaching.ts';
import type { Draft } from '../composer/draft.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { OpenConversation } from '../conversation/open-conversation.ts';
import { createStore, type Store } from '../state/store.ts';
import { timeText } from '../ui/calendar.ts';
import type { Toasts } from '../ui/toasts.ts';
import { createBesideActs, type BesideActs } from './beside-acts.ts';

/** All of the desk that is about words: the coach, what stands beside a conversation, the site's settings. */
export interface Words {
  /** Of the site of the conversation on screen; null until they are known. */
  readonly settings: Store<EmpathySettings | null>;
  readonly coaching: Coaching;
  readonly beside: BesideActs;
  /** Asks for the site's settings. */
  load(): Promise<void>;
  /** The conversation on screen may be of another site. */
  turn(): void;
  /** A site's settings as they were just read or saved. */
  take(siteId: string, settings: EmpathySettings): void;
  close(): void;
}

export interface WordsNeeds {
  readonly connection: AgentConnection;
  /** Of the conversation on screen. */
  readonly siteId: () => string | null;
  readonly agentId: () => string | null;
  readonly draft: Store<Draft>;
  readonly open: Store<OpenConversation | null>;
  readonly toasts: Toasts;
  readonly newId: () => string;
}

export function createWords({ connection, siteId, agentId, draft, open, toasts, newId }: WordsNeeds): Words {
  const settings = createStore<EmpathySettings | null>(null);
  const bySite = new Map<string, EmpathySettings>();
  const take = (site: string, read: EmpathySettings): void => {
    bySite.set(site, read);
    if (site === siteId()) settings.set(read);
  };
  const load = async (): Promise<void> => {
    const site = siteId();
    if (site === null) return;
    const reply = await connection.request('empathy-settings:get', { siteId: site });
    // Without them the coach works with what it knows itself.
    if (reply.ok) take(site, reply.value.settings);
  };
  const coaching = createCoaching({ connection, siteId, draft, open, settings });
  const endDue = connection.on('promise:due', ({ promise }) => {
    if (promise.ownerId !== agentId()) return;
    const time = promise.dueAt === null ? '' : ` by ${timeText(promise.dueAt)}`;
    const isOver = promise.state === 'missed';
    toasts.say(
      `${isOver ? 'The time is over for what you promised' : 'You promised'}: ${promise.deed}${time}.`,
    );
  });
  return {
    settings,
    coaching,
    beside: createBesideActs({ connection, open, siteId, newId }),
    load,
    turn() {
      const site = siteId();
      const held = site === null ? undefined : bySite.get(site);
      settings.set(held ?? null);
      if (held === undefined) void load();
    },
    take,
    close() {
      coaching.close();
      endDue();
    },
  };
}

import type { EmpathySettings } from '@attune/protocol';
import { createCoaching, type Coaching } from '../coach/coaching.ts';
import type { Draft } from '../composer/draft.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { OpenConversation } from '../conversation/open-conversation.ts';
import { createStore, type Store, type WritableStore } from '../state/store.ts';
import { timeText } from '../ui/calendar.ts';
import type { Toasts } from '../ui/toasts.ts';
import { createBesideActs, type BesideActs } from './beside-acts.ts';

/** All of the desk that is about words: the coach, what stands beside a conversation, the site's settings. */
export interface Words {
  /** Null until they are known; the screen that edits them puts them here. */
  readonly settings: WritableStore<EmpathySettings | null>;
  readonly coaching: Coaching;
  readonly beside: BesideActs;
  /** Asks for the site's settings. */
  load(): Promise<void>;
  close(): void;
}

export interface WordsNeeds {
  readonly connection: AgentConnection;
  readonly siteId: () => string | null;
  readonly agentId: () => string | null;
  readonly draft: Store<Draft>;
  readonly open: Store<OpenConversation | null>;
  readonly toasts: Toasts;
  readonly newId: () => string;
}

export function createWords({ connection, siteId, agentId, draft, open, toasts, newId }: WordsNeeds): Words {
  const settings = createStore<EmpathySettings | null>(null);
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
    async load() {
      const site = siteId();
      if (site === null) return;
      const reply = await connection.request('empathy-settings:get', { siteId: site });
      // Without them the coach works with what it knows itself.
      if (reply.ok) settings.set(reply.value.settings);
    },
    close() {
      coaching.close();
      endDue();
    },
  };
}

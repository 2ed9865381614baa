import type { EmpathySettings } from '@attune/protocol';
import { createCoaching, type Coaching } from '../coach/coaching.ts';
import type { Draft } from '../composer/draft.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { OpenConversation } from '../conversation/open-conversation.ts';
import { createStore, type Store, type WritableStore } from '../state/store.ts';
import { timeText } from '../ui/calendar.ts';
import type { Toasts } from '../ui/toasts.ts';
import { createBesideActs, type BesideActs } from './beside-acts.ts';
import { wordsLine, type WordsLine } from './words-line.ts';

/** All of the desk that is about words: the coach, what stands beside a conversation, the site's settings. */
export interface Words {
  readonly line: WordsLine;
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
  const line = wordsLine(connection);
  const settings = createStore<EmpathySettings | null>(null);
  const coaching = createCoaching({ line, siteId, draft, open, settings });
  const endDue = line.on('promise:due', ({ promise }) => {
    if (promise.ownerId !== agentId()) return;
    const time = promise.dueAt === null ? '' : ` by ${timeText(promise.dueAt)}`;
    toasts.say(`You promised: ${promise.deed}${time}.`);
  });
  return {
    line,
    settings,
    coaching,
    beside: createBesideActs({ line, open, newId }),
    async load() {
      const site = siteId();
      if (site === null) return;
      const reply = await line.request('empathy-settings:get', { siteId: site });
      // Without them the coach works with what it knows itself.
      if (reply.ok) settings.set(reply.value.settings);
    },
    close() {
      coaching.close();
      endDue();
    },
  };
}

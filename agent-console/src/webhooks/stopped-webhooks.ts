import type { Role, Site, Webhook } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** A webhook to which nothing goes any more, until an admin resumes or removes it. */
export interface StoppedWebhook {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
}

/** Which webhooks stopped by themselves, on all of an admin's sites: whoever was away when it happened sees it, too. */
export interface StoppedWebhooks {
  readonly state: Store<readonly StoppedWebhook[]>;
  load(): Promise<void>;
  close(): void;
}

/** Whether it stopped by itself, not by an admin. */
export const isStopped = ({ disabledAt, disabledWhy }: Webhook): boolean =>
  disabledAt !== null && disabledWhy !== null;

export function createStoppedWebhooks(
  connection: AgentConnection,
  me: () => { readonly role: Role; readonly sites: readonly Pick<Site, 'id'>[] } | null,
): StoppedWebhooks {
  const state = createStore<readonly StoppedWebhook[]>([]);
  const put = (siteId: string, webhooks: readonly Webhook[]): void => {
    const stopped = webhooks.filter(isStopped).map(({ id, name }) => ({ id, siteId, name }));
    state.update((now) => [...now.filter((each) => each.siteId !== siteId), ...stopped]);
  };
  const loadSite = async (siteId: string): Promise<void> => {
    const reply = await connection.request('webhook:list', { siteId });
    // What could not be read stays as it was known; the next news or connection asks again.
    if (reply.ok) put(siteId, reply.value.webhooks);
  };
  const endings = [
    connection.on('webhook:stopped', ({ siteId }) => void loadSite(siteId)),
    connection.on('webhooks:changed', ({ siteId }) => void loadSite(siteId)),
  ];
  return {
    state,
    async load() {
      const who = me();
      if (who?.role !== 'admin') return state.set([]);
      await Promise.all(who.sites.map(({ id }) => loadSite(id)));
    },
    close() {
      for (const end of endings) end();
    },
  };
}

/** What is said of them: “Orders was stopped”. @returns null when none is */
export function stoppedWords(
  stopped: readonly StoppedWebhook[],
  sites: readonly Pick<Site, 'id' | 'name'>[],
): string | null {
  const [first] = stopped;
  if (first === undefined) return null;
  if (stopped.length > 1) return `${stopped.length} webhooks were stopped`;
  const site = sites.length < 2 ? undefined : sites.find(({ id }) => id === first.siteId);
  return `the webhook ${first.name}${site ? ` of ${site.name}` : ''} was stopped`;
}

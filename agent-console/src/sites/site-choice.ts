import type { AgentStarted, Site } from '@attune/protocol';
import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';

/** Which of the agent's sites the screens are about. The inbox shows all of them at once and does not ask. */
export interface SiteChoice {
  /** The oldest until another one is chosen; null until it is known which there are. */
  readonly chosen: Store<Site | null>;
  choose(siteId: string): void;
}

/** Where this browser keeps it, so that it outlasts a reload. */
const KEPT_AS = 'site';

export function createSiteChoice(me: Store<AgentStarted | null>, keeping: Keeping): SiteChoice {
  const chosen = createStore<Site | null>(null);
  // What was chosen last on another tab is left to that tab.
  let wanted = keeping.read(KEPT_AS);
  const look = (): void => {
    const sites = me.value?.sites ?? [];
    const next = sites.find(({ id }) => id === wanted) ?? sites[0] ?? null;
    const held = chosen.value;
    const isSame = held !== null && held.id === next?.id && held.name === next.name;
    if (!isSame) chosen.set(next);
  };
  me.subscribe(look);
  look();
  return {
    chosen,
    choose(siteId) {
      wanted = siteId;
      keeping.write(KEPT_AS, siteId);
      look();
    },
  };
}

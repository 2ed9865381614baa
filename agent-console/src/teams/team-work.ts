import {
  defaultDifficultyWeights,
  type Availability,
  type Label,
  type Sharing,
  type Site,
  type Team,
} from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** What one site's conversations are organised by. */
export interface SiteWork {
  readonly labels: readonly Label[];
  readonly teams: readonly Team[];
  /** Everybody who works for the site, and how available they are. */
  readonly people: readonly Availability[];
  readonly sharing: Sharing;
}

export const noWork: SiteWork = {
  labels: [],
  teams: [],
  people: [],
  sharing: { sharesOut: false, weighs: true, weights: defaultDifficultyWeights },
};

/** By site. */
export type TeamWorkState = ReadonlyMap<string, SiteWork>;

/** Labels, teams and people of the agent's sites, read once and again when somebody changes them. */
export interface TeamWork {
  readonly state: Store<TeamWorkState>;
  load(): Promise<void>;
  /** Who is at work changes without news of every minute: read when it is shown. */
  loadPeople(siteId: string): Promise<void>;
  close(): void;
}

export function createTeamWork(connection: AgentConnection, sites: () => readonly Site[]): TeamWork {
  const state = createStore<TeamWorkState>(new Map());

  const put = (siteId: string, change: Partial<SiteWork>): void =>
    state.update((now) => new Map(now).set(siteId, { ...(now.get(siteId) ?? noWork), ...change }));

  const loadPeople = async (siteId: string): Promise<void> => {
    const reply = await connection.request('availability:list', { siteId });
    if (reply.ok) put(siteId, { people: reply.value.people });
  };

  const loadSite = async (siteId: string): Promise<void> => {
    const [labels, teams, sharing] = await Promise.all([
      connection.request('labels:list', { siteId }),
      connection.request('teams:list', { siteId }),
      connection.request('sharing:get', { siteId }),
      loadPeople(siteId),
    ]);
    put(siteId, {
      ...(labels.ok ? labels.value : {}),
      ...(teams.ok ? teams.value : {}),
      ...(sharing.ok ? { sharing: sharing.value } : {}),
    });
  };

  const ends = [
    connection.on('team-work:changed', ({ siteId }) => void loadSite(siteId)),
    connection.on('availability:changed', ({ siteId }) => void loadPeople(siteId)),
  ];

  return {
    state,
    async load() {
      await Promise.all(sites().map(({ id }) => loadSite(id)));
    },
    loadPeople,
    close() {
      for (const end of ends) end();
    },
  };
}

/** The labels of a conversation, as far as they are known, in the site's order. */
export function labelsOf(state: TeamWorkState, siteId: string, ids: readonly string[]): readonly Label[] {
  return (state.get(siteId)?.labels ?? []).filter(({ id }) => ids.includes(id));
}

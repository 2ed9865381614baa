import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Refusal, SignalKind, ThresholdsAnswer } from '@attune/protocol';

export type ThresholdsState =
  { readonly phase: 'loading' } | { readonly phase: 'refused'; readonly refusal: Refusal } | ThresholdsLoaded;

export interface ThresholdsLoaded extends ThresholdsAnswer {
  readonly phase: 'loaded';
}

export type SaveOutcome =
  { readonly saved: true; readonly version: number } | { readonly saved: false; readonly refusal: Refusal };

/** The site's thresholds: read, followed while others change them, saved a detector at a time. */
export interface Thresholds {
  readonly state: Store<ThresholdsState>;
  load(): Promise<void>;
  /** @param baseVersion the version the changes were made on */
  save(
    kind: SignalKind,
    changes: Readonly<Record<string, number>>,
    baseVersion: number,
  ): Promise<SaveOutcome>;
  close(): void;
}

export function createThresholds(connection: AgentConnection, siteId: () => string | null): Thresholds {
  const state = createStore<ThresholdsState>({ phase: 'loading' });

  const end = connection.on('thresholds:changed', (news) => {
    const held = state.value;
    if (news.siteId !== siteId() || held.phase !== 'loaded') return;
    if (news.settings.version > held.settings.version) state.set({ ...held, settings: news.settings });
  });

  const load = async (): Promise<void> => {
    const site = siteId();
    if (site === null) return;
    const reply = await connection.request('thresholds:get', { siteId: site });
    if (reply.ok) state.set({ phase: 'loaded', ...reply.value });
    else if (state.value.phase !== 'loaded') state.set({ phase: 'refused', refusal: reply.refusal });
  };

  return {
    state,
    load,
    async save(kind, changes, baseVersion) {
      const site = siteId();
      if (site === null) throw new Error('Thresholds were edited before any site was known.');
      const reply = await connection.request('thresholds:save', {
        siteId: site,
        baseVersion,
        changes: { [kind]: { ...changes } },
      });
      if (!reply.ok) {
        if (reply.refusal.code === 'conflict') await load();
        return { saved: false, refusal: reply.refusal };
      }
      const { settings } = reply.value;
      const held = state.value;
      if (held.phase === 'loaded' && settings.version >= held.settings.version) {
        state.set({ ...held, settings });
      }
      return { saved: true, version: settings.version };
    },
    close: end,
  };
}

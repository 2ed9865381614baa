import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Refusal, Reply, ThresholdSettings, ThresholdsAnswer, ThresholdVersion } from '@attune/protocol';
import type { TuningChanges } from './tuning-draft.ts';

export type ThresholdsState =
  { readonly phase: 'loading' } | { readonly phase: 'refused'; readonly refusal: Refusal } | ThresholdsLoaded;

export interface ThresholdsLoaded extends ThresholdsAnswer {
  readonly phase: 'loaded';
}

export type SaveOutcome =
  { readonly saved: true; readonly version: number } | { readonly saved: false; readonly refusal: Refusal };

/** The site's thresholds: read, followed while others change them, saved as versions, restored. */
export interface Thresholds {
  readonly state: Store<ThresholdsState>;
  load(): Promise<void>;
  /** @param baseVersion the version the changes were made on */
  save(changes: TuningChanges, baseVersion: number): Promise<SaveOutcome>;
  /** Saves an earlier version again, as the next one; 0 brings the defaults back. */
  restore(version: number, baseVersion: number): Promise<SaveOutcome>;
  /** Every saved version, newest first; or why they cannot be read. */
  versions(): Promise<Reply<readonly ThresholdVersion[]>>;
  close(): void;
}

export function createThresholds(connection: AgentConnection, siteId: () => string | null): Thresholds {
  const state = createStore<ThresholdsState>({ phase: 'loading' });

  const take = (settings: ThresholdSettings): void => {
    const held = state.value;
    if (held.phase === 'loaded' && settings.version >= held.settings.version)
      state.set({ ...held, settings });
  };

  const end = connection.on('thresholds:changed', (news) => {
    if (news.siteId === siteId()) take(news.settings);
  });

  const load = async (): Promise<void> => {
    const site = siteId();
    if (site === null) return;
    const reply = await connection.request('thresholds:get', { siteId: site });
    if (reply.ok) state.set({ phase: 'loaded', ...reply.value });
    else if (state.value.phase !== 'loaded') state.set({ phase: 'refused', refusal: reply.refusal });
  };

  const own = (): string => {
    const site = siteId();
    if (site === null) throw new Error('Thresholds were changed before any site was known.');
    return site;
  };

  const outcomeOf = async (reply: Reply<{ settings: ThresholdSettings }>): Promise<SaveOutcome> => {
    if (reply.ok) {
      take(reply.value.settings);
      return { saved: true, version: reply.value.settings.version };
    }
    if (reply.refusal.code === 'conflict') await load();
    return { saved: false, refusal: reply.refusal };
  };

  return {
    state,
    load,
    async save(changes, baseVersion) {
      const input = { siteId: own(), baseVersion, ...changes };
      return outcomeOf(await connection.request('thresholds:save', input));
    },
    async restore(version, baseVersion) {
      return outcomeOf(
        await connection.request('thresholds:restore', { siteId: own(), version, baseVersion }),
      );
    },
    async versions() {
      const reply = await connection.request('thresholds:versions', { siteId: own() });
      return reply.ok ? { ok: true, value: reply.value.versions } : reply;
    },
    close: end,
  };
}

import type { ControlHits, Mute, Refusal, SignalKind, SignalPrecision } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

export interface SignalQualityState {
  readonly loaded: boolean;
  readonly precision: readonly SignalPrecision[];
  readonly mutes: readonly Mute[];
  readonly hits: readonly ControlHits[];
}

/** Where signals were found lately, how often agents agreed, and what their votes muted. For admins. */
export interface SignalQuality {
  readonly state: Store<SignalQualityState>;
  load(): Promise<void>;
  /** Counts a muted control's signals again. @returns the refusal, or null */
  lift(kind: SignalKind, controlKey: string): Promise<Refusal | null>;
  close(): void;
}

/** Fewer votes say nothing: an interval from them covers nearly everything. */
export const ENOUGH_VOTES = 5;

export function createSignalQuality(connection: AgentConnection, siteId: () => string | null): SignalQuality {
  const state = createStore<SignalQualityState>({ loaded: false, precision: [], mutes: [], hits: [] });
  const end = connection.on('mutes:changed', ({ siteId: site, mutes }) => {
    if (site === siteId()) state.update((now) => ({ ...now, mutes }));
  });
  return {
    state,
    async load() {
      const site = siteId();
      if (site === null) return;
      const [quality, recent] = await Promise.all([
        connection.request('signals:precision', { siteId: site }),
        connection.request('signals:recent', { siteId: site }),
      ]);
      state.update((now) => ({
        loaded: true,
        precision: quality.ok ? quality.value.precision : now.precision,
        mutes: quality.ok ? quality.value.mutes : now.mutes,
        hits: recent.ok ? recent.value.controls : now.hits,
      }));
    },
    async lift(kind, controlKey) {
      const site = siteId();
      if (site === null) return null;
      const reply = await connection.request('mute:lift', { siteId: site, kind, controlKey });
      if (!reply.ok) return reply.refusal;
      state.update((now) => ({
        ...now,
        mutes: now.mutes.filter((mute) => mute.kind !== kind || mute.controlKey !== controlKey),
      }));
      return null;
    },
    close: end,
  };
}

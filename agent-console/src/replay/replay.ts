import type { Refusal, ReplayResult } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import type { TuningChanges } from '../thresholds/tuning-draft.ts';

export type ReplayState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly days: number; readonly done: number; readonly total: number | null }
  | { readonly phase: 'ended'; readonly result: ReplayResult; readonly of: TuningChanges }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'refused'; readonly refusal: Refusal };

/** What changed thresholds would have flagged in the site's own past: started, followed, cancelled. */
export interface ReplayWatch {
  readonly state: Store<ReplayState>;
  /** Begins, and leaves an earlier one. */
  start(days: number, changes: TuningChanges): Promise<void>;
  cancel(): void;
  close(): void;
}

type Ended = { readonly result: ReplayResult | null; readonly refusal: Refusal | null };

export function createReplayWatch(connection: AgentConnection, siteId: () => string | null): ReplayWatch {
  const state = createStore<ReplayState>({ phase: 'idle' });
  let running: { readonly id: string | null; readonly of: TuningChanges } | null = null;
  /** Ends that were told before the answer that names their replay was taken in. */
  const early = new Map<string, Ended>();

  const end = (id: string, { result, refusal }: Ended): void => {
    if (!running) return;
    if (running.id === null) return void early.set(id, { result, refusal });
    if (running.id !== id) return;
    const { of } = running;
    running = null;
    if (result) state.set({ phase: 'ended', result, of });
    else state.set(refusal ? { phase: 'refused', refusal } : { phase: 'cancelled' });
  };

  const endings = [
    connection.on('replay:progress', ({ replayId, done, total }) => {
      const held = state.value;
      if (held.phase === 'running' && running?.id === replayId) state.set({ ...held, done, total });
    }),
    connection.on('replay:ended', ({ replayId, ...ended }) => end(replayId, ended)),
    // The server ends a replay whose admin is gone: nobody would tell of it any more.
    connection.link.subscribe(() => {
      if (connection.link.value.kind === 'online' || !running) return;
      running = null;
      const message = 'The connection broke. Try it again.';
      state.set({ phase: 'refused', refusal: { code: 'unavailable', message } });
    }),
  ];

  return {
    state,
    async start(days, changes) {
      const site = siteId();
      if (site === null) return;
      const mine = { id: null, of: changes };
      running = mine;
      early.clear();
      state.set({ phase: 'running', days, done: 0, total: null });
      const reply = await connection.request('replay:start', { siteId: site, days, ...changes });
      // Cancelled, or begun anew, before the server answered.
      if (running !== mine) {
        if (reply.ok) void connection.request('replay:cancel', { replayId: reply.value.replayId });
        return;
      }
      if (!reply.ok) {
        running = null;
        return state.set({ phase: 'refused', refusal: reply.refusal });
      }
      const { replayId } = reply.value;
      running = { id: replayId, of: changes };
      const over = early.get(replayId);
      if (over) end(replayId, over);
    },
    cancel() {
      if (!running) return;
      const { id } = running;
      running = null;
      state.set({ phase: 'cancelled' });
      if (id !== null) void connection.request('replay:cancel', { replayId: id });
    },
    close() {
      for (const leave of endings) leave();
    },
  };
}

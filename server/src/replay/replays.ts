import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { RequestError, type Refusal, type ReplayResult } from '@attune/protocol';
import { Replay, type ReplayPair } from '@attune/signals';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { ThresholdChanges, Thresholds } from '../thresholds/thresholds.ts';
import { countInPeriod } from './replay.repository.ts';
import { storedConversations } from './stored-conversations.ts';

const DAY_MS = 86_400_000;

/** Longest stretch of work between two turns of the event loop: nobody's message waits for more than this. */
const SLICE_MS = 8;

/** Longer than it takes to raise a flag once a wait has grown to its full weight. */
const HOLD_MS = 30_000;

/** Progress is told this often at most. */
const TELL_EVERY_MS = 100;

export interface ReplayRequest {
  readonly siteId: string;
  readonly days: number;
  readonly changes: ThresholdChanges;
  readonly adminId: string;
}

/** How a replay ended. No result: it was cancelled, or failed for the reason given. */
export interface ReplayEnded {
  readonly result: ReplayResult | null;
  readonly refusal: Refusal | null;
}

export interface StartedReplay {
  readonly id: string;
  /** Works it out, in slices. Never throws. */
  run(progress: (done: number, total: number) => void): Promise<ReplayEnded>;
  cancel(): void;
}

export interface ReplaysDeps {
  readonly db: Db;
  readonly log: Log;
  readonly thresholds: Pick<Thresholds, 'current' | 'proposed'>;
  now(): number;
}

export type Replays = ReturnType<typeof createReplays>;

interface Running {
  readonly id: string;
  readonly cancelling: AbortController;
}

/** What other thresholds would have flagged in a site's own past. One replay an admin at a time. */
export function createReplays({ db, log, thresholds, now }: ReplaysDeps) {
  const byAdmin = new Map<string, Running>();

  const work = async (
    { siteId, days }: ReplayRequest,
    pair: ReplayPair,
    cancelled: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<ReplayResult | null> => {
    const startedAt = performance.now();
    const at = now();
    const since = at - days * DAY_MS;
    const total = await countInPeriod(db, siteId, since);
    const slices = createSlices(cancelled);
    const replay = new Replay(pair);
    const period = { since, now: at, aftermathMs: longestGrowthMs(pair) + HOLD_MS };
    let done = 0;
    let toldAt = -Infinity;
    for await (const page of storedConversations(db, siteId, period)) {
      for (const conversation of page) await slices.runThrough(replay.add(conversation));
      if (cancelled.aborted) return null;
      done += page.length;
      if (performance.now() - toldAt < TELL_EVERY_MS) continue;
      toldAt = performance.now();
      progress(done, Math.max(done, total));
    }
    return { ...replay.result(), days, tookMs: Math.round(performance.now() - startedAt) };
  };

  return {
    /**
     * Prepares a replay; an earlier one of the same admin is cancelled.
     * @throws RequestError `invalid` for a value out of its range, naming it
     */
    async start(request: ReplayRequest): Promise<StartedReplay> {
      const { siteId, changes, adminId } = request;
      const pair: ReplayPair = {
        today: await thresholds.current(siteId),
        proposed: await thresholds.proposed(siteId, changes),
      };
      byAdmin.get(adminId)?.cancelling.abort();
      const running: Running = { id: randomUUID(), cancelling: new AbortController() };
      byAdmin.set(adminId, running);
      return {
        id: running.id,
        async run(progress) {
          try {
            const { signal } = running.cancelling;
            const result = signal.aborted ? null : await work(request, pair, signal, progress);
            return { result, refusal: null };
          } catch (error) {
            return { result: null, refusal: refusalFor(error, log) };
          } finally {
            if (byAdmin.get(adminId) === running) byAdmin.delete(adminId);
          }
        },
        cancel: () => running.cancelling.abort(),
      };
    },

    /** Ends a replay of this admin's; one that is over or another's is left alone. */
    cancel(replayId: string, adminId: string): void {
      const running = byAdmin.get(adminId);
      if (running?.id === replayId) running.cancelling.abort();
    },

    /** Ends all of them: the process stops. */
    cancelAll(): void {
      for (const { cancelling } of byAdmin.values()) cancelling.abort();
    },
  };
}

/** States such as a wait count most once they have lasted this long, in either of the two settings. */
function longestGrowthMs({ today, proposed }: ReplayPair): number {
  const all = [today, proposed].flatMap(({ values }) => Object.values(values));
  return Math.max(0, ...all.map((values) => values['fullMs'] ?? 0));
}

function refusalFor(error: unknown, log: Log): Refusal {
  if (error instanceof RequestError) return error.toRefusal();
  log.error({ err: error }, 'a replay failed');
  return { code: 'internal', message: 'The replay failed. Try again; the cause is in the log.' };
}

/** Runs steps, and lets others have their turn whenever a slice of them was long enough. */
function createSlices(cancelled: AbortSignal) {
  let beganAt = performance.now();
  const breathe = async () => {
    if (performance.now() - beganAt < SLICE_MS) return;
    await nextTurn();
    beganAt = performance.now();
  };
  return {
    /** To the end, or to where it is cancelled. */
    async runThrough(steps: Iterable<void>): Promise<void> {
      if (cancelled.aborted) return;
      for (const _ of steps) {
        await breathe();
        if (cancelled.aborted) return;
      }
      await breathe();
    },
  };
}

import { randomUUID } from 'node:crypto';
import {
  AUTO_AWAY_MS,
  HARD_ENDED_WITHIN_MS,
  type AgentInput,
  type Availability,
  type AvailabilityMode,
  type AvailabilityState,
  type OwnAvailability,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import { listHardEnded } from './hard-ended.repository.ts';
import {
  endBreaks,
  listAvailabilities,
  listSitesOf,
  nextEndOfBreak,
  removeConnections,
  removeStaleConnections,
  renewConnections,
  saveActive,
  updateAvailability,
  type AvailabilityRow,
} from './availability.repository.ts';

/** How often a process says again which agents it holds. */
const RENEW_EVERY_MS = 10_000;

/** A process that missed two renewals is taken for dead. */
export const STALE_AFTER_MS = 3 * RENEW_EVERY_MS;

export interface AvailabilitiesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: Pick<News, 'availability'>;
  now(): number;
  /** Somebody may be given conversations now. */
  shareOut(siteId: string): void;
  readonly renewEveryMs?: number;
}

export type Availabilities = ReturnType<typeof createAvailabilities>;

/** Who is at work, over all processes: said by themselves, seen by their acts, known by their connections. */
export function createAvailabilities(deps: AvailabilitiesDeps) {
  const { db, log, news, now, shareOut, renewEveryMs = RENEW_EVERY_MS } = deps;
  const processId = randomUUID();
  /** Sockets of this process, by agent. */
  const sockets = new Map<string, number>();

  const renew = async () => {
    const returned = await renewConnections(db, processId, [...sockets.keys()], now());
    const lost = await removeStaleConnections(db, now() - STALE_AFTER_MS);
    // Nobody but us can tell of those whose process died.
    tell(await listSitesOf(db, [...returned, ...lost]));
    await lookAtBreaks();
  };
  const logged = (work: Promise<unknown>) => {
    // Being a few seconds late harms nobody; the next renewal heals it.
    work.catch((error: unknown) => log.warn({ err: error }, 'availability could not be saved'));
  };
  const timer = setInterval(() => logged(renew()), renewEveryMs);
  timer.unref();

  const tell = (siteIds: readonly string[]) => {
    for (const siteId of siteIds) {
      news.availability(siteId);
      shareOut(siteId);
    }
  };

  let endOfBreak: ReturnType<typeof setTimeout> | undefined;
  /**
   * Whoever comes back is told to colleagues, by whichever process looks first: the one that was told of the break may
   * be gone. That they are back is known without it, from the row.
   */
  const lookAtBreaks = async () => {
    tell(await listSitesOf(db, await endBreaks(db, now())));
    const next = await nextEndOfBreak(db);
    clearTimeout(endOfBreak);
    if (next === null || next - now() > renewEveryMs) return;
    endOfBreak = setTimeout(() => logged(lookAtBreaks()), Math.max(0, next - now())).unref();
  };

  const came = async (agentId: string, siteIds: readonly string[]) => {
    await saveActive(db, agentId, now());
    await renewConnections(db, processId, [agentId], now());
    tell(siteIds);
  };
  const went = async (agentId: string, siteIds: readonly string[]) => {
    // Somebody may have come back meanwhile.
    if (!sockets.has(agentId)) await removeConnections(db, processId, [agentId]);
    tell(siteIds);
  };

  return {
    /** An agent connected to this process; call the result once when they leave. */
    arrived(agentId: string, siteIds: readonly string[]): () => void {
      const count = sockets.get(agentId) ?? 0;
      sockets.set(agentId, count + 1);
      if (count === 0) logged(came(agentId, siteIds));
      let isHere = true;
      return () => {
        if (!isHere) return;
        isHere = false;
        const left = (sockets.get(agentId) ?? 1) - 1;
        if (left > 0) return void sockets.set(agentId, left);
        sockets.delete(agentId);
        logged(went(agentId, siteIds));
      };
    },

    /** Somebody is at work. */
    async touch(agentId: string, siteIds: readonly string[]): Promise<void> {
      const before = await own(agentId);
      await saveActive(db, agentId, now());
      if (before?.state !== 'online') tell(siteIds);
    },

    /** @returns how it stands; `tell` is for after the ack */
    async set(
      agentId: string,
      siteIds: readonly string[],
      change: AgentInput<'availability:set'>,
    ): Promise<{ readonly value: OwnAvailability | null; tell(): void }> {
      await updateAvailability(db, agentId, change, now());
      const value = await own(agentId);
      return { value, tell: () => tell(siteIds) };
    },

    /** Hard conversations of an agent that ended lately: asked by themselves alone, and not kept. */
    hardEnded: (agentId: string, siteIds: readonly string[]): Promise<readonly string[]> =>
      listHardEnded(db, { agentId, siteIds }, now() - HARD_ENDED_WITHIN_MS),

    /** Everybody who works for a site. */
    async list(siteId: string): Promise<readonly Availability[]> {
      const rows = await listAvailabilities(db, { siteId, agentId: null }, now() - STALE_AFTER_MS);
      return rows.map(toAvailability);
    },

    async close(): Promise<void> {
      clearInterval(timer);
      clearTimeout(endOfBreak);
      await removeConnections(db, processId, null);
    },
  };

  async function own(agentId: string): Promise<OwnAvailability | null> {
    const [row] = await listAvailabilities(db, { siteId: null, agentId }, now() - STALE_AFTER_MS);
    if (row === undefined) return null;
    const left = (row.breakUntil ?? 0) - now();
    return { ...toAvailability(row), breakLeftMs: left > 0 ? left : null };
  }

  /** A break is nobody else's business: to colleagues it is being away. */
  function toAvailability({ breakUntil, activeAt, connected, ...row }: AvailabilityRow): Availability {
    const mode = (breakUntil ?? 0) > now() ? 'away' : row.mode;
    return { ...row, mode, state: stateOf(mode, { activeAt, connected }) };
  }

  function stateOf(
    mode: AvailabilityMode,
    { activeAt, connected }: Pick<AvailabilityRow, 'activeAt' | 'connected'>,
  ): AvailabilityState {
    if (!connected) return 'offline';
    return mode === 'online' && activeAt > now() - AUTO_AWAY_MS ? 'online' : 'away';
  }
}

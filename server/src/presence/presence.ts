import { randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import { countAgents, removePresence, removeStalePresence, savePresence } from './presence.repository.ts';

/** How often a process says again how many agents it holds. */
const RENEW_EVERY_MS = 10_000;

/** A process that missed two renewals is taken for dead. */
const STALE_AFTER_MS = 3 * RENEW_EVERY_MS;

export type Presence = ReturnType<typeof createPresence>;

/** How many agents of a site are connected, over all processes: each keeps its own count in the database. */
export function createPresence({ db, log, now }: { readonly db: Db; readonly log: Log; now(): number }) {
  const processId = randomUUID();
  const agents = new Map<string, number>();

  const renew = async (siteId: string) => {
    await savePresence(db, { siteId, processId, agents: agents.get(siteId) ?? 0, renewedAt: now() });
  };

  const renewAll = async () => {
    for (const siteId of agents.keys()) await renew(siteId);
    await removeStalePresence(db, now() - STALE_AFTER_MS);
  };

  const logged = (work: Promise<void>) => {
    // A count that is a few seconds old harms nobody; the next renewal heals it.
    work.catch((error: unknown) => log.warn({ err: error }, 'presence could not be saved'));
  };

  const timer = setInterval(() => logged(renewAll()), RENEW_EVERY_MS);
  timer.unref();

  const change = (siteId: string, by: 1 | -1) => {
    agents.set(siteId, Math.max(0, (agents.get(siteId) ?? 0) + by));
    logged(renew(siteId));
  };

  return {
    agentsOnline: (siteId: string) => countAgents(db, siteId, now() - STALE_AFTER_MS),

    /** An agent of these sites connected to this process; call the result once when they leave. */
    arrived(siteIds: readonly string[]): () => void {
      for (const siteId of siteIds) change(siteId, 1);
      let present = true;
      return () => {
        if (!present) return;
        present = false;
        for (const siteId of siteIds) change(siteId, -1);
      };
    },

    async close(): Promise<void> {
      clearInterval(timer);
      await removePresence(db, processId);
    },
  };
}

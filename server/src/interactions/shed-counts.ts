import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import { addShed, type Shed } from './interaction.repository.ts';

/** Why facts were not taken. */
export type ShedCause = 'pressure' | 'minute' | 'visit';

const CAUSES: Readonly<Record<ShedCause, string>> = {
  pressure: 'because the process had too much to do',
  minute: 'beyond the budget of a minute',
  visit: 'beyond the budget of a visit',
};

/** Written together, so that shedding costs less than storing. */
const WRITE_EVERY_MS = 2_000;
const LOG_EVERY_MS = 60_000;

export interface ShedCounts {
  note(key: ConversationKey, visitId: string, facts: number, cause: ShedCause): void;
  /** Writes out what was counted. */
  close(): Promise<void>;
}

/** Counts the facts that were not taken: by visit in the database, and in one line of the log a minute. */
export function createShedCounts({
  db,
  log,
  now,
}: {
  readonly db: Db;
  readonly log: Log;
  now(): number;
}): ShedCounts {
  let byVisit = new Map<string, Shed>();
  let byCause = new Map<ShedCause, number>();
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    const counted = [...byVisit.values()];
    byVisit = new Map();
    if (counted.length === 0) return;
    try {
      await addShed(db, counted, now());
    } catch (err) {
      log.warn({ err, visits: counted.length }, 'What was shed of some visits could not be counted');
    }
  };
  const tellLog = () => {
    if (byCause.size === 0) return;
    const count = [...byCause.values()].reduce((sum, facts) => sum + facts, 0);
    const causes = [...byCause].map(([cause, facts]) => `${facts} ${CAUSES[cause]}`).join(', ');
    log.warn({ count }, `Facts about visits were shed within the last minute: ${causes}`);
    byCause = new Map();
  };
  const writer = setInterval(() => {
    writing = writing.then(write);
  }, WRITE_EVERY_MS);
  const logger = setInterval(tellLog, LOG_EVERY_MS);
  writer.unref();
  logger.unref();

  return {
    note(key, visitId, facts, cause) {
      const name = `${key.siteId}/${key.conversationId}/${visitId}`;
      const shed = (byVisit.get(name)?.shed ?? 0) + facts;
      byVisit.set(name, { ...key, visitId, shed });
      byCause.set(cause, (byCause.get(cause) ?? 0) + facts);
    },
    async close() {
      clearInterval(writer);
      clearInterval(logger);
      await writing;
      await write();
      tellLog();
    },
  };
}

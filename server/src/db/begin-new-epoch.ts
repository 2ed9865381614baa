import { isNotNull, sql } from 'drizzle-orm';
import { openDatabase, type DatabasePlace } from './open-database.ts';
import { installation, outbox, presence, session } from './schema/index.ts';

/**
 * Makes a database that was put back from a backup fit to serve. Call it after every restore, before a server starts on
 * it: clients still hold what was written since the backup, and only another epoch tells them to drop it (CV5). It also
 * brings an older backup's schema to the newest version.
 *
 * Sessions end: one that was revoked since would live again. Jobs are handed on anew, since the queue that had them is
 * another epoch's.
 * @throws FolderInUse when a process has the embedded database open
 */
export async function beginNewEpoch(place: DatabasePlace): Promise<{ readonly epoch: string }> {
  const database = await openDatabase(place);
  try {
    return await database.db.transaction(async (tx) => {
      const [row] = await tx
        .update(installation)
        .set({ epoch: sql`gen_random_uuid()` })
        .returning({ epoch: installation.epoch });
      if (row === undefined) throw new Error('The table "installation" is empty.');
      await tx.update(outbox).set({ queuedAt: null }).where(isNotNull(outbox.queuedAt));
      await tx.delete(presence);
      await tx.delete(session);
      return row;
    });
  } finally {
    await database.close();
  }
}

import { createHash } from 'node:crypto';
import { DEFAULT_KEEPING, RequestError, type Erasure, type KeepingTimes } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import type { EraseLedger } from './erase-ledger.ts';
import { conversationsOf, deleteKept, readKept } from './kept-of-visitor.repository.ts';
import {
  findKeeping,
  insertErasure,
  isVisitor,
  listAllErasures,
  listErasures,
  listUnknown,
  listVisitorIds,
  saveKeeping,
  type ErasureRow,
} from './privacy.repository.ts';

/** Erasures shown; the list itself has no end. */
const SHOWN_ERASURES = 50;

export interface PrivacyDeps {
  readonly db: Db;
  readonly news: Pick<News, 'visitorErased'>;
  readonly ledger: EraseLedger;
  now(): number;
}

export type Privacy = ReturnType<typeof createPrivacy>;

/** Who asks for it. */
interface By {
  readonly id: string;
  readonly name: string;
}

/** For how long people are remembered, what is known of one of them, and that they are forgotten. */
export function createPrivacy({ db, news, ledger, now }: PrivacyDeps) {
  const erase = async (siteId: string, visitorId: string, row: ErasureRow): Promise<readonly string[]> =>
    db.transaction(async (tx) => {
      const conversationIds = await conversationsOf(tx, siteId, visitorId);
      await deleteKept(tx, { siteId, visitorId, conversationIds });
      await insertErasure(tx, row);
      return conversationIds;
    });

  return {
    async keeping(siteId: string): Promise<KeepingTimes> {
      return (await findKeeping(db, siteId)) ?? DEFAULT_KEEPING;
    },

    async saveKeeping(siteId: string, keeping: KeepingTimes, by: By): Promise<KeepingTimes> {
      await saveKeeping(db, siteId, keeping, { at: now(), by: by.id });
      return keeping;
    },

    erasures: (siteId: string): Promise<readonly Erasure[]> => listErasures(db, siteId, SHOWN_ERASURES),

    /**
     * Everything that is kept of a visitor, to hand over to them.
     * @throws RequestError `not-found`
     */
    async export(siteId: string, visitorId: string): Promise<{ fileName: string; json: string }> {
      const kept = await readKept(db, siteId, visitorId);
      if (kept === null) throw notFound();
      const at = new Date(now()).toISOString();
      return {
        fileName: `visitor-${visitorId}-${at.slice(0, 10)}.json`,
        json: JSON.stringify({ exportedAt: at, siteId, visitorId, kept }, null, 2),
      };
    },

    /**
     * Deletes everything that is kept of a visitor, and remembers that it has to stay deleted.
     * @returns for after the ack: `tell` closes what shows them
     * @throws RequestError `not-found`
     */
    async erase(siteId: string, visitorId: string, by: By): Promise<{ conversations: number; tell(): void }> {
      if (!(await isVisitor(db, siteId, visitorId))) throw notFound();
      const row = { siteId, subject: subjectOf(siteId, visitorId), at: now(), byName: by.name };
      // First the list: should the process end here, the next start erases.
      await ledger.add(row);
      const conversationIds = await erase(siteId, visitorId, row);
      return {
        conversations: conversationIds.length,
        tell: () => news.visitorErased(siteId, visitorId, conversationIds),
      };
    },

    /**
     * Takes into the list beside the database what the database alone knows, so that it outlives a restore.
     * @returns how many it lacked; when there are any, DATA_DIR is not the one in which they were erased
     */
    completeLedger: (): Promise<number> => ledger.complete(listAllErasures(db)),

    /**
     * Erases again whoever a restored backup brought back. Where none was restored, nobody's row is read.
     * @returns how many had come back
     */
    async eraseAgain(): Promise<number> {
      let again = 0;
      const rows = await ledger.read();
      for (const siteId of new Set(rows.map((row) => row.siteId))) {
        const ofSite = rows.filter((row) => row.siteId === siteId);
        const unknown = await listUnknown(db, siteId, ofSite);
        if (unknown.length > 0) again += await eraseReturned(siteId, unknown);
      }
      return again;
    },
  };

  /** @param rows erasures of a site that its database does not know of */
  async function eraseReturned(siteId: string, rows: readonly ErasureRow[]): Promise<number> {
    const bySubject = new Map(rows.map((row) => [row.subject, row]));
    let again = 0;
    for await (const visitorIds of listVisitorIds(db, siteId)) {
      for (const visitorId of visitorIds) {
        const row = bySubject.get(subjectOf(siteId, visitorId));
        if (row === undefined) continue;
        await erase(siteId, visitorId, row);
        again++;
      }
    }
    // Only now: what is noted here is not looked for again.
    for (const row of bySubject.values()) await insertErasure(db, row);
    return again;
  }
}

function subjectOf(siteId: string, visitorId: string): string {
  return createHash('sha256').update(`${siteId} ${visitorId}`).digest('hex');
}

function notFound(): RequestError {
  return new RequestError('not-found', 'There is no such visitor on this site.', { field: 'visitorId' });
}

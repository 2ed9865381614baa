import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { RequestError } from '@attune/protocol';
import { askTogether } from '../db/ask-together.ts';
import type { Db } from '../db/open-database.ts';
import {
  findVisitorsByToken,
  insertVisitors,
  updateVisits,
  type NewVisitor,
  type TokenOnPage,
  type VisitOfVisitor,
} from './many-visitors.repository.ts';
import {
  findVisitor,
  findVisitorByResumeToken,
  findVisitorBySession,
  insertVisitor,
  updateName,
  type VisitorRow,
} from './visitor.repository.ts';

/** Bytes of a visitor's token: 192 bits, far beyond guessing. */
const TOKEN_BYTES = 24;

/** By which the tokens of those whose site has signed for them are told from the others. */
export const SESSION_PREFIX = 'who_';

/** What a browser says of itself at the start of a visit. */
export interface Visit {
  readonly locale: string | null;
  readonly timeZone: string | null;
  /** See `deviceOf`; left out: it is not known. */
  readonly device?: string | null;
}

/** For others, inside a transaction of theirs. @returns null when they are gone */
export const readVisitor = (db: Db, siteId: string, visitorId: string): Promise<VisitorRow | null> =>
  findVisitor(db, siteId, visitorId);

/** For others, inside a transaction of theirs. */
export const addVisitor = (tx: Db, row: VisitorRow): Promise<void> => insertVisitor(tx, row);

export type Visitors = ReturnType<typeof createVisitors>;

/** Anonymous people, known again by an opaque token that their browser keeps. */
export function createVisitors({ db, now }: { readonly db: Db; now(): number }) {
  // After a network came back, all of them come at once.
  const findByToken = askTogether((asked: readonly TokenOnPage[]) => findVisitorsByToken(db, asked));
  const saveVisit = askTogether(async (visits: readonly VisitOfVisitor[]) => {
    await updateVisits(db, visits);
    return visits;
  });
  const insert = askTogether(async (rows: readonly NewVisitor[]) => {
    await insertVisitors(db, rows);
    return rows;
  });

  return {
    /** Who holds this token, on this site and origin; null for an unknown one. */
    async recognise(siteId: string, origin: string, token: string): Promise<VisitorRow | null> {
      const by = { siteId, origin, tokenHash: hashOf(token) };
      if (token.startsWith(SESSION_PREFIX)) return findVisitorBySession(db, { ...by, at: now() });
      return (await findByToken(by)) ?? findVisitorByResumeToken(db, by);
    },

    /** Somebody new. The token is in the answer only: at rest there is its hash. */
    async create(
      siteId: string,
      origin: string,
      visit: Visit,
    ): Promise<{ visitor: VisitorRow; token: string }> {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const at = now();
      const visitor: VisitorRow = {
        siteId,
        id: randomUUID(),
        tokenHash: hashOf(token),
        origin,
        name: null,
        locale: visit.locale,
        timeZone: visit.timeZone,
        userAgentFamily: visit.device ?? null,
        createdAt: at,
        lastSeenAt: at,
      };
      await insert(visitor);
      return { visitor, token };
    },

    async noteVisit(visitor: VisitorRow, visit: Visit): Promise<void> {
      await saveVisit({
        siteId: visitor.siteId,
        id: visitor.id,
        locale: visit.locale ?? visitor.locale,
        timeZone: visit.timeZone ?? visitor.timeZone,
        userAgentFamily: visit.device ?? visitor.userAgentFamily,
        lastSeenAt: now(),
      });
    },

    /** They say what they are called. A name they have already stays. */
    async takeName(visitor: VisitorRow, name: string): Promise<VisitorRow> {
      if (visitor.name !== null) return visitor;
      await updateName(db, { siteId: visitor.siteId, id: visitor.id, name });
      return { ...visitor, name };
    },

    /** @throws RequestError `not-found` */
    async get(siteId: string, visitorId: string): Promise<VisitorRow> {
      const visitor = await findVisitor(db, siteId, visitorId);
      if (visitor === null) throw new RequestError('not-found', 'This visitor does not exist.');
      return visitor;
    },
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

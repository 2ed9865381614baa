import {
  RequestError,
  type ProvenIdentity,
  type VisitorIdentity,
  type Who,
  type WhoAnswer,
} from '@attune/protocol';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { addVisitor, SESSION_PREFIX, type Visitors } from '../visitors/visitors.ts';
import {
  deleteIdentitySession,
  findIdentity,
  findIdentitySession,
  findVisitorBySubject,
  moveOpenConversations,
  saveIdentitySession,
  saveProven,
  saveSaid,
  type IdentityRow,
} from './identity.repository.ts';
import type { createTokenReader } from './token-reader.ts';

/** A browser that nobody has shown a token in for so long forgets who was there. */
const SESSION_MS = 7 * 86_400_000;
const TOKEN_BYTES = 32;

export interface IdentityDeps {
  readonly db: Db;
  readonly visitors: Pick<Visitors, 'create' | 'recognise'>;
  readonly readToken: ReturnType<typeof createTokenReader>;
}

/** A page that tells who its visitor is. */
export interface Asking {
  readonly site: { readonly id: string; readonly publicKey: string };
  readonly origin: string;
  /** What the browser holds; undefined: nothing yet. */
  readonly bearer: string | undefined;
}

/** What has come of it, with those whose connections are another's from now on. */
export interface Told {
  readonly answer: WhoAnswer;
  readonly leftVisitorId: string | null;
}

export type Identity = ReturnType<typeof createIdentity>;

/**
 * Who visitors are. Somebody whose site has signed for them is a visitor apart, whom no anonymous token opens: what they
 * had begun before in the same browser is moved to them.
 */
export function createIdentity({ db, visitors, readToken }: IdentityDeps) {
  /** Who the browser's token stands for; what ended is still remembered as whose it was. */
  async function holderOf({ site, origin, bearer }: Asking) {
    if (bearer === undefined) return null;
    const tokenHash = hashOf(bearer);
    if (!bearer.startsWith(SESSION_PREFIX)) {
      const visitor = await visitors.recognise(site.id, origin, bearer);
      // The token of a link stands for a conversation that was begun elsewhere.
      return visitor && { id: visitor.id, isOwn: visitor.tokenHash === tokenHash, session: null };
    }
    const session = await findIdentitySession(db, { siteId: site.id, origin, tokenHash });
    return { id: session?.visitorId ?? null, isOwn: false, session };
  }

  async function prove(asking: Asking, token: string, said: Who['attributes']): Promise<Told> {
    const { site, origin } = asking;
    const { keyId, proven } = await readToken(site, token);
    const holder = await holderOf(asking);
    const fresh = `${SESSION_PREFIX}${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    return db.transaction(async (tx) => {
      const visitorId = await personOn(tx, asking, proven);
      const isSame = holder?.id === visitorId;
      const whose = { siteId: site.id, visitorId };
      await saveProven(tx, whose, proven);
      if (said !== undefined) await saveSaid(tx, whose, said);
      const left = holder?.isOwn === true ? await takeAlong(tx, site.id, holder.id, visitorId) : null;
      const keeps = isSame && holder?.session ? holder.session : null;
      await saveIdentitySession(tx, {
        tokenHash: keeps?.tokenHash ?? hashOf(fresh),
        ...whose,
        origin,
        keyId,
        createdAt: keeps?.createdAt ?? proven.at,
        expiresAt: proven.at + SESSION_MS,
      });
      return {
        answer: {
          ...(keeps === null ? { token: fresh } : {}),
          isSomebodyElse: holder !== null && !isSame && !holder.isOwn,
        },
        leftVisitorId: left,
      };
    });
  }

  async function personOn(
    tx: Db,
    { site, origin }: Asking,
    { subject, at }: ProvenIdentity,
  ): Promise<string> {
    const known = await findVisitorBySubject(tx, site.id, subject);
    if (known !== null) return known;
    const id = randomUUID();
    await addVisitor(tx, {
      siteId: site.id,
      id,
      // Of a token that nobody has: sessions alone open it.
      tokenHash: hashOf(randomBytes(TOKEN_BYTES).toString('base64url')),
      origin,
      name: null,
      locale: null,
      timeZone: null,
      userAgentFamily: null,
      createdAt: at,
      lastSeenAt: at,
    });
    return id;
  }

  async function say(asking: Asking, said: NonNullable<Who['attributes']>): Promise<Told> {
    const { site, origin, bearer } = asking;
    const visitor = bearer === undefined ? null : await visitors.recognise(site.id, origin, bearer);
    const made =
      visitor === null ? await visitors.create(site.id, origin, { locale: null, timeZone: null }) : null;
    const visitorId = visitor?.id ?? made?.visitor.id;
    if (visitorId === undefined) throw new Error('nobody to say it of');
    await saveSaid(db, { siteId: site.id, visitorId }, said);
    return {
      answer: { ...(made === null ? {} : { token: made.token }), isSomebodyElse: false },
      leftVisitorId: null,
    };
  }

  return {
    /**
     * Takes what a page says of its visitor.
     * @throws RequestError `unauthenticated` for a token that is not good; `invalid` when nothing is said
     */
    async tell(asking: Asking, { token, attributes }: Who): Promise<Told> {
      if (token === undefined && attributes === undefined)
        throw new RequestError('invalid', 'Say "token" or "attributes".');
      if (token === undefined) return say(asking, attributes ?? {});
      try {
        return await prove(asking, token, attributes);
      } catch (error) {
        // Another tab came first; now the person is known.
        if (isUniqueViolation(error, 'identities_by_subject')) return prove(asking, token, attributes);
        throw error;
      }
    },

    /** Ends what a token opens. @returns whose it was; null when it opened nothing */
    leave: (siteId: string, bearer: string): Promise<string | null> =>
      deleteIdentitySession(db, { siteId, tokenHash: hashOf(bearer) }),

    /** Whether the site has signed for this visitor. */
    isProven: async (siteId: string, visitorId: string): Promise<boolean> =>
      (await findIdentity(db, { siteId, visitorId }))?.subject != null,

    /** What agents see of it. */
    async of(siteId: string, visitorId: string): Promise<VisitorIdentity> {
      return toIdentity(await findIdentity(db, { siteId, visitorId }));
    },
  };
}

/** @returns who has lost what was going on; null when nothing was */
async function takeAlong(
  tx: Db,
  siteId: string,
  fromId: string | null,
  toId: string,
): Promise<string | null> {
  if (fromId === null) return null;
  const moved = await moveOpenConversations(tx, { siteId, visitorId: fromId }, toId);
  return moved.length > 0 ? fromId : null;
}

function toIdentity(row: IdentityRow | null): VisitorIdentity {
  if (row === null) return { proven: null, said: {} };
  const { subject, proven, provenAt, said } = row;
  const isProven = subject !== null && proven !== null && provenAt !== null;
  return { proven: isProven ? { subject, ...proven, at: provenAt } : null, said: said ?? {} };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

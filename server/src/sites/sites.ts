import { RequestError, type AgentInput, type Role, type Site, type SiteDetails } from '@attune/protocol';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import {
  countSites,
  findAllSites,
  findSiteByPublicKey,
  findSitesByIds,
  findSitesOfMember,
  insertSite,
  insertSiteIfNone,
  isMember,
  siteExists,
  updateSite,
  type SiteRow,
} from './site.repository.ts';

/** Bytes of a public key. It is no secret, but nobody should come upon another site's by chance. */
const PUBLIC_KEY_BYTES = 16;

const MAX_SITES = 200;

const noSuchSite = () =>
  new RequestError('not-found', 'There is no such site among yours.', { field: 'siteId' });

/** Somebody who works on sites, as far as that is the question. */
export interface Worker {
  readonly id: string;
  readonly role: Role;
}

export type Sites = ReturnType<typeof createSites>;

/** The websites the widget runs on, and who works for them. */
export function createSites({ db, now }: { readonly db: Db; now(): number }) {
  return {
    /** The oldest site; on a new installation it is made first. */
    ensureFirstSite(): Promise<SiteRow> {
      return insertSiteIfNone(db, {
        id: randomUUID(),
        name: 'Demo shop',
        publicKey: randomBytes(PUBLIC_KEY_BYTES).toString('base64url'),
        allowedOrigins: [],
        createdAt: now(),
      });
    },

    findByPublicKey(publicKey: string): Promise<SiteRow | null> {
      return findSiteByPublicKey(db, publicKey);
    },

    /** Admins work on all sites, others on those they are members of. Oldest first. */
    async sitesOf(agent: Worker): Promise<Site[]> {
      const rows = agent.role === 'admin' ? await findAllSites(db) : await findSitesOfMember(db, agent.id);
      return rows.map(({ id, name, publicKey }) => ({ id, name, publicKey }));
    },

    /** Oldest first. */
    all: (): Promise<SiteDetails[]> => findAllSites(db),

    /** @throws RequestError `not-found` */
    async get(siteId: string): Promise<SiteDetails> {
      const [site] = await findSitesByIds(db, [siteId]);
      if (site === undefined) throw noSuchSite();
      return site;
    },

    /** A site with a key of its own. Everybody there is becomes a member. @throws RequestError `conflict` when there are too many */
    create(name: string): Promise<SiteDetails> {
      return db.transaction(async (tx) => {
        if ((await countSites(tx)) >= MAX_SITES)
          throw new RequestError('conflict', `There can be ${MAX_SITES} sites.`);
        const publicKey = randomBytes(PUBLIC_KEY_BYTES).toString('base64url');
        const site = { id: randomUUID(), name, publicKey, allowedOrigins: [], createdAt: now() };
        await insertSite(tx, site);
        return site;
      });
    },

    /** @throws RequestError `not-found` */
    async update(
      siteId: string,
      { name, allowedOrigins }: Omit<AgentInput<'site:update'>, 'siteId'>,
    ): Promise<SiteDetails> {
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(allowedOrigins === undefined ? {} : { allowedOrigins: [...new Set(allowedOrigins)] }),
      };
      if (Object.keys(change).length === 0) throw new RequestError('invalid', 'Nothing is to be changed.');
      const site = await updateSite(db, siteId, change);
      if (site === null) throw noSuchSite();
      return site;
    },

    /** Those of these that there are, oldest first. */
    async byIds(ids: readonly string[]): Promise<Site[]> {
      return (await findSitesByIds(db, ids)).map(({ id, name, publicKey }) => ({ id, name, publicKey }));
    },

    /** False also for a site there is not: who may not see it cannot tell the two apart. */
    worksOn(agent: Worker, siteId: string): Promise<boolean> {
      return agent.role === 'admin' ? siteExists(db, siteId) : isMember(db, siteId, agent.id);
    },
  };
}

/**
 * Whether pages of this origin may open the widget of this site. A site without a list takes every website, but never
 * an opaque origin (`null`: sandboxed frames, local files), which all such pages share.
 */
export function isOriginAllowed(site: Pick<SiteRow, 'allowedOrigins'>, origin: string): boolean {
  const isWebsite = /^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  return isWebsite && (site.allowedOrigins.length === 0 || site.allowedOrigins.includes(origin));
}

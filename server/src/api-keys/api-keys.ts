import {
  isAdminScope,
  RequestError,
  type AgentInput,
  type ApiKey,
  type ApiScope,
  type Author,
  type Role,
} from '@attune/protocol';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { audit, byPerson } from '../audit/audit.ts';
import { requireRole } from '../auth/require-role.ts';
import type { Db } from '../db/open-database.ts';
import { findKey, findKeyByHash, insertKey, listKeys, noteUse, revokeKey } from './api-key.repository.ts';

/** 256 bits: guessing is hopeless, so a plain hash at rest is enough. */
const KEY_BYTES = 32;
const HINT_LENGTH = 14;
/** A use is noted to the minute, not at every request. */
const USE_NOTED_EVERY_MS = 60_000;
const WELL_FORMED = /^attune_[ps]_[\w-]{43}$/;

/** Somebody signed in. */
interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who asks over REST, and what they may do. */
export interface ApiCaller {
  readonly keyId: string;
  /** In whose name they write. */
  readonly author: Author;
  readonly role: Role;
  readonly scopes: ReadonlySet<ApiScope>;
  readonly siteIds: readonly string[];
}

export interface ApiKeysDeps {
  readonly db: Db;
  /** The sites a person works on. */
  sitesOf(person: { readonly id: string; readonly role: Role }): Promise<readonly { readonly id: string }[]>;
  now(): number;
}

export type ApiKeys = ReturnType<typeof createApiKeys>;

/** What lets programs in: a site's own keys, and people's personal ones. Only their hashes are kept. */
export function createApiKeys({ db, sitesOf, now }: ApiKeysDeps) {
  return {
    list: (siteId: string, person: Person): Promise<readonly ApiKey[]> =>
      listKeys(db, { personId: person.id, siteId: person.role === 'admin' ? siteId : null }),

    /** @throws RequestError `forbidden` for what this person may not do themselves; `invalid` for an end in the past */
    async create(
      { siteId, kind, name, scopes, expiresAt }: AgentInput<'api-key:create'>,
      by: Person,
    ): Promise<{ key: ApiKey; secret: string }> {
      if (kind === 'site' || scopes.some(isAdminScope)) requireRole(by, 'admin');
      const createdAt = now();
      if (expiresAt !== undefined && expiresAt <= createdAt)
        throw new RequestError('invalid', 'The key would have ended already.', { field: 'expiresAt' });
      const isSites = kind === 'site';
      const secret = `attune_${isSites ? 's' : 'p'}_${randomBytes(KEY_BYTES).toString('base64url')}`;
      const key = {
        id: randomUUID(),
        siteId: isSites ? siteId : null,
        name,
        hint: secret.slice(0, HINT_LENGTH),
        scopes,
        createdByName: by.name,
        createdAt,
        expiresAt: expiresAt ?? null,
        lastUsedAt: null,
        revokedAt: null,
      };
      await db.transaction(async (tx) => {
        await insertKey(tx, {
          ...key,
          keyHash: hashOf(secret),
          personId: isSites ? null : by.id,
          createdById: by.id,
        });
        await audit(tx, {
          at: createdAt,
          siteId: key.siteId,
          actor: byPerson(by),
          action: 'api-key.created',
          subject: { kind: 'api-key', id: key.id, name },
          details: { kind, scopes: scopes.join(' ') },
        });
      });
      return { key: { ...key, personName: isSites ? null : by.name }, secret };
    },

    /**
     * Ends a key: the next request with it is refused.
     * @throws RequestError `not-found` for a key that is neither one's own nor, for admins, the site's
     */
    async revoke({ siteId, keyId }: AgentInput<'api-key:revoke'>, by: Person): Promise<ApiKey> {
      const found = await findKey(db, keyId);
      const isOwn = found?.personId === by.id;
      const isSites = by.role === 'admin' && found?.siteId === siteId;
      if (found === null || (!isOwn && !isSites))
        throw new RequestError('not-found', 'There is no such key among yours.', { field: 'keyId' });
      const at = now();
      await db.transaction(async (tx) => {
        if (!(await revokeKey(tx, keyId, at))) return;
        await audit(tx, {
          at,
          siteId: found.siteId,
          actor: byPerson(by),
          action: 'api-key.revoked',
          subject: { kind: 'api-key', id: keyId, name: found.name },
          details: {},
        });
      });
      const { personId: _person, ...key } = found;
      return { ...key, revokedAt: found.revokedAt ?? at };
    },

    /**
     * Whose key this is, by the database as it is now.
     * @throws RequestError `unauthenticated` for one that is unknown, ended, or of somebody who may not sign in
     */
    async callerOf(secret: string): Promise<ApiCaller> {
      const key = WELL_FORMED.test(secret) ? await findKeyByHash(db, hashOf(secret)) : null;
      const at = now();
      if (key === null || key.revokedAt !== null || key.person?.disabled === true)
        throw new RequestError(
          'unauthenticated',
          'This key does not open anything. It may have been revoked.',
        );
      if (key.expiresAt !== null && key.expiresAt <= at)
        throw new RequestError('unauthenticated', 'This key has expired. Make a new one in the console.');
      if (key.lastUsedAt === null || key.lastUsedAt < at - USE_NOTED_EVERY_MS)
        await noteUse(db, key.id, at, at - USE_NOTED_EVERY_MS);
      const role = key.person?.role ?? 'admin';
      return {
        keyId: key.id,
        author:
          key.person === null
            ? { kind: 'agent', id: `key-${key.id}`, name: key.name }
            : { kind: 'agent', id: key.person.id, name: key.person.name },
        role,
        // Somebody who is no admin any more loses what only admins may, and keeps the rest.
        scopes: new Set(key.scopes.filter((scope) => role === 'admin' || !isAdminScope(scope))),
        siteIds:
          key.person === null
            ? key.siteId === null
              ? []
              : [key.siteId]
            : (await sitesOf(key.person)).map(({ id }) => id),
      };
    },
  };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

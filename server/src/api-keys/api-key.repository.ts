import { roleField, type ApiKey, type ApiScope, type Role } from '@attune/protocol';
import { and, desc, eq, getTableColumns, isNull, lt, or } from 'drizzle-orm';
import * as v from 'valibot';
import type { Db } from '../db/open-database.ts';
import { apiKeys, user } from '../db/schema/index.ts';

type ApiKeyRow = typeof apiKeys.$inferSelect;

/** Keys shown in one list. */
const MAX_LISTED = 200;

const withOwner = (db: Db) =>
  db
    .select({ ...getTableColumns(apiKeys), personName: user.name })
    .from(apiKeys)
    .leftJoin(user, eq(user.id, apiKeys.personId));

/** A key that opens something, with who stands behind it. */
export interface OpeningKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly siteId: string | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
  /** Null for a site's key. */
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly disabled: boolean;
  } | null;
}

export async function findKeyByHash(db: Db, keyHash: string): Promise<OpeningKey | null> {
  const [row] = await db
    .select({ key: apiKeys, person: { id: user.id, name: user.name, role: user.role, banned: user.banned } })
    .from(apiKeys)
    .leftJoin(user, eq(user.id, apiKeys.personId))
    .where(eq(apiKeys.keyHash, keyHash))
    .limit(1);
  if (row === undefined) return null;
  const { key, person } = row;
  return {
    ...key,
    person:
      person === null
        ? null
        : {
            id: person.id,
            name: person.name,
            role: v.parse(roleField, person.role),
            disabled: person.banned ?? false,
          },
  };
}

/** The person's own keys, and those of the site when `siteId` is given. Latest first. */
export async function listKeys(
  db: Db,
  { personId, siteId }: { readonly personId: string; readonly siteId: string | null },
): Promise<readonly ApiKey[]> {
  const rows = await withOwner(db)
    .where(or(eq(apiKeys.personId, personId), siteId === null ? undefined : eq(apiKeys.siteId, siteId)))
    .orderBy(desc(apiKeys.createdAt))
    .limit(MAX_LISTED);
  return rows.map(toKey);
}

export async function findKey(
  db: Db,
  id: string,
): Promise<(ApiKey & { readonly personId: string | null }) | null> {
  const [row] = await withOwner(db).where(eq(apiKeys.id, id)).limit(1);
  return row === undefined ? null : { ...toKey(row), personId: row.personId };
}

export async function insertKey(tx: Db, row: ApiKeyRow): Promise<void> {
  await tx.insert(apiKeys).values(row);
}

/** @returns whether it still was one */
export async function revokeKey(tx: Db, id: string, at: number): Promise<boolean> {
  const rows = await tx
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}

/** Notes that it was used, when that was not noted since `before`. */
export async function noteUse(db: Db, id: string, at: number, before: number): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
}

export function toKey(row: ApiKeyRow & { readonly personName: string | null }): ApiKey {
  const { keyHash: _hash, personId: _person, createdById: _creator, ...key } = row;
  return key;
}

import { roleField, type Person, type Role } from '@attune/protocol';
import { and, asc, eq, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { Db } from '../db/open-database.ts';
import { account, twoFactor, user } from '../db/schema/index.ts';
import { joinAllSites } from '../sites/site.repository.ts';

type PersonRow = typeof user.$inferSelect;

/** Somebody about to be stored, with the hash of their password as the login library makes it. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly at: number;
}

/** Any number that no other lock of ours has; it spells "pers". */
const PEOPLE_LOCK = 0x70_65_72_73;

/** Holds up every other change of who may sign in, until this transaction ends. */
export async function lockPeople(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${PEOPLE_LOCK})`);
}

/** Everybody who may or might sign in, oldest first. */
export async function findPeople(db: Db): Promise<Person[]> {
  const rows = await db.select().from(user).orderBy(asc(user.createdAt), asc(user.id));
  return rows.map(toPerson);
}

export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const [row] = await db.select().from(user).where(eq(user.id, id)).limit(1);
  return row === undefined ? null : toPerson(row);
}

export async function isAnybodyThere(db: Db): Promise<boolean> {
  const [row] = await db.select({ id: user.id }).from(user).limit(1);
  return row !== undefined;
}

/**
 * Adds somebody who can sign in with a password, as a member of every site there is.
 *
 * Written here and not by the login library, so that it shares the transaction of the caller; the rows are what the
 * library itself writes for a person with a password.
 * @throws the database's unique violation of `user_email_unique`
 */
export async function insertPerson(tx: Db, person: NewPerson): Promise<Person> {
  const { id, name, email, role, passwordHash, at } = person;
  const createdAt = new Date(at);
  const stamps = { createdAt, updatedAt: createdAt };
  await tx.insert(user).values({ id, name, email, role, ...stamps });
  await tx
    .insert(account)
    .values({ id, accountId: id, providerId: 'credential', userId: id, password: passwordHash, ...stamps });
  await joinAllSites(tx, id);
  return { id, name, email, role, disabled: false, hasTwoFactor: false, createdAt: at };
}

export async function updatePerson(
  tx: Db,
  id: string,
  { role, disabled }: { readonly role?: Role | undefined; readonly disabled?: boolean | undefined },
  at: number,
): Promise<void> {
  await tx
    .update(user)
    .set({
      updatedAt: new Date(at),
      ...(role === undefined ? {} : { role }),
      ...(disabled === undefined ? {} : { banned: disabled }),
    })
    .where(eq(user.id, id));
}

/** Nobody asks this person for a code any more. */
export async function deleteTwoFactor(tx: Db, personId: string, at: number): Promise<void> {
  await tx.delete(twoFactor).where(eq(twoFactor.userId, personId));
  await tx
    .update(user)
    .set({ twoFactorEnabled: false, updatedAt: new Date(at) })
    .where(eq(user.id, personId));
}

export async function updatePassword(
  tx: Db,
  personId: string,
  passwordHash: string,
  at: number,
): Promise<void> {
  await tx
    .update(account)
    .set({ password: passwordHash, updatedAt: new Date(at) })
    .where(and(eq(account.userId, personId), eq(account.providerId, 'credential')));
}

export async function findPersonByEmail(db: Db, email: string): Promise<Person | null> {
  const [row] = await db.select().from(user).where(eq(user.email, email)).limit(1);
  return row === undefined ? null : toPerson(row);
}

function toPerson({ id, name, email, role, banned, twoFactorEnabled, createdAt }: PersonRow): Person {
  return {
    id,
    name,
    email,
    role: v.parse(roleField, role),
    disabled: banned ?? false,
    hasTwoFactor: twoFactorEnabled ?? false,
    createdAt: createdAt.getTime(),
  };
}

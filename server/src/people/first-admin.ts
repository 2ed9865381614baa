import type { Person } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { insertPerson, isAnybodyThere, lockPeople, type NewPerson } from './person.repository.ts';

/** Whether this installation has its people: somebody can sign in, or could before being disabled. */
export function hasPeople(db: Db): Promise<boolean> {
  return isAnybodyThere(db);
}

/**
 * Adds an admin to a database without people.
 * @param mayAdd asked, and may write, in the same transaction, when nobody else can add people
 * @returns null when somebody was there already, or `mayAdd` said no; then nothing has changed
 */
export async function addFirstAdmin(
  db: Db,
  person: Omit<NewPerson, 'id' | 'role'>,
  mayAdd: (tx: Db) => Promise<boolean>,
): Promise<Person | null> {
  return db.transaction(async (tx) => {
    await lockPeople(tx);
    if ((await isAnybodyThere(tx)) || !(await mayAdd(tx))) return null;
    return insertPerson(tx, { ...person, id: randomUUID(), role: 'admin' });
  });
}

import type { Person } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { insertPerson, lockPeople, type NewPerson } from './person.repository.ts';

/**
 * Adds an admin by the hand of whoever runs the installation, for when nobody can sign in any more.
 * @throws the database's unique violation of `user_email_unique`
 */
export function addAdmin(db: Db, person: Omit<NewPerson, 'id' | 'role'>): Promise<Person> {
  return db.transaction(async (tx) => {
    await lockPeople(tx);
    return insertPerson(tx, { ...person, id: randomUUID(), role: 'admin' });
  });
}

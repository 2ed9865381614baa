import { RequestError, type Person } from '@attune/protocol';
import { requireRole } from '../auth/require-role.ts';
import type { Db } from '../db/open-database.ts';
import { findPerson } from './person.repository.ts';

/** Lets only admins pass, by the database as it is now. @throws RequestError `forbidden` */
export async function requireAdmin(db: Db, personId: string): Promise<Person> {
  const person = await findPerson(db, personId);
  if (person === null || person.disabled) {
    throw new RequestError('forbidden', 'Your account is disabled. Ask an admin to enable it.');
  }
  requireRole(person, 'admin');
  return person;
}

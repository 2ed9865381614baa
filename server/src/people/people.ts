import { RequestError, type AgentInput, type Person } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { requireUncommonPassword } from '../auth/common-passwords.ts';
import { endSessionsOf } from '../auth/sessions.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import { deleteInvitationTo, deleteResetsOf } from './account-link.repository.ts';
import { findPeople, findPerson, insertPerson, lockPeople, updatePerson } from './person.repository.ts';
import { requireAdmin } from './require-admin.ts';

export type People = ReturnType<typeof createPeople>;

interface Needs {
  readonly db: Db;
  hashPassword(password: string): Promise<string>;
  now(): number;
}

/** Who may sign in to the console, and as what. Every change asks again, in its transaction, whether an admin makes it. */
export function createPeople({ db, hashPassword, now }: Needs) {
  return {
    list: async (): Promise<{ people: Person[] }> => ({ people: await findPeople(db) }),

    /**
     * @param byId the admin who asks
     * @throws RequestError `forbidden`; `conflict` with field `email` when the address is taken; `invalid` for a common
     *   password
     */
    async create(
      byId: string,
      { password, ...input }: AgentInput<'people:create'>,
    ): Promise<{ person: Person }> {
      await requireAdmin(db, byId);
      requireUncommonPassword(password, input);
      const passwordHash = await hashPassword(password);
      const row = { ...input, id: randomUUID(), passwordHash, at: now() };
      try {
        const person = await db.transaction(async (tx) => {
          await lockPeople(tx);
          await requireAdmin(tx, byId);
          // Whoever was invited too needs that link no more.
          await deleteInvitationTo(tx, row.email);
          return insertPerson(tx, row);
        });
        return { person };
      } catch (error) {
        if (isUniqueViolation(error, 'user_email_unique')) throw addressTaken();
        throw error;
      }
    },

    /**
     * Changes somebody's role, or whether they may sign in; disabling ends their sessions.
     *
     * One enabled admin always remains: who asks must be one, by the state under the lock, and nobody can take that
     * from themselves.
     * @param byId the admin who asks
     * @throws RequestError `forbidden`, `not-found`
     */
    async update(
      byId: string,
      { personId, role, disabled }: AgentInput<'people:update'>,
    ): Promise<{ person: Person }> {
      return db.transaction(async (tx) => {
        await lockPeople(tx);
        await requireAdmin(tx, byId);
        const before = await findPerson(tx, personId);
        if (before === null) throw new RequestError('not-found', 'There is no such person.');
        const person = { ...before, role: role ?? before.role, disabled: disabled ?? before.disabled };
        if (personId === byId && (person.role !== 'admin' || person.disabled)) throw lockingOneselfOut();
        await updatePerson(tx, personId, { role, disabled }, now());
        if (person.disabled) {
          await endSessionsOf(tx, personId, null);
          await deleteResetsOf(tx, personId);
        }
        return { person };
      });
    },
  };
}

function addressTaken(): RequestError {
  return new RequestError('conflict', 'Somebody has this e-mail address already.', { field: 'email' });
}

function lockingOneselfOut(): RequestError {
  return new RequestError(
    'forbidden',
    'You cannot disable yourself or give up being an admin. Ask another admin to do it.',
  );
}

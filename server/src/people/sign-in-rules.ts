import { RequestError, type AccountAnswers, type SignInRules } from '@attune/protocol';
import {
  endSessionsOf,
  forgetTrustedDevices,
  isTwoFactorRequired,
  saveTwoFactorRequired,
} from '../auth/sessions.ts';
import type { Db } from '../db/open-database.ts';
import { deleteTwoFactor, findPerson, lockPeople } from './person.repository.ts';
import { requireAdmin } from './require-admin.ts';

export type SignInRuleBook = ReturnType<typeof createSignInRules>;

/** What holds for everybody who signs in, and the exception for whoever lost their device. */
export function createSignInRules({ db, now }: { readonly db: Db; now(): number }) {
  return {
    async get(): Promise<{ rules: SignInRules }> {
      return { rules: { twoFactorRequired: await isTwoFactorRequired(db) } };
    },

    /**
     * Who has no two-factor is led to setting it up with their next request, and can do nothing else until then.
     * @throws RequestError `forbidden`; `conflict` for an admin who would be the first one locked out
     */
    async save(byId: string, { twoFactorRequired }: SignInRules): Promise<{ rules: SignInRules }> {
      await db.transaction(async (tx) => {
        await lockPeople(tx);
        const by = await requireAdmin(tx, byId);
        if (twoFactorRequired && !by.hasTwoFactor)
          throw new RequestError('conflict', 'Set up two-factor for yourself first, in “Your account”.');
        await saveTwoFactorRequired(tx, twoFactorRequired, now());
      });
      return { rules: { twoFactorRequired } };
    },

    /**
     * Takes two-factor off for somebody who lost their device, and ends their sessions.
     * @throws RequestError `forbidden`, `not-found`; `conflict` when there is none
     */
    async liftTwoFactor(byId: string, personId: string): Promise<AccountAnswers['people:lift-two-factor']> {
      return db.transaction(async (tx) => {
        await lockPeople(tx);
        await requireAdmin(tx, byId);
        if (personId === byId)
          throw new RequestError('forbidden', 'Your own is switched off in “Your account”.');
        const person = await findPerson(tx, personId);
        if (person === null) throw new RequestError('not-found', 'There is no such person.');
        if (!person.hasTwoFactor)
          throw new RequestError('conflict', `${person.name} signs in without a code already.`);
        await deleteTwoFactor(tx, personId, now());
        await forgetTrustedDevices(tx, personId);
        await endSessionsOf(tx, personId, null);
        return { person: { ...person, hasTwoFactor: false } };
      });
    },
  };
}

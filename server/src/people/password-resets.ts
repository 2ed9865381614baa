import { RequestError, type AccountAnswers, type PasswordResetInput, type Person } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { audit, byPerson } from '../audit/audit.ts';
import { requireUncommonPassword } from '../auth/common-passwords.ts';
import { endSessionsOf, forgetTrustedDevices } from '../auth/sessions.ts';
import type { Db } from '../db/open-database.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { Mails } from '../mail/mails.ts';
import { noMailServer } from '../mail/no-mail-server.ts';
import { isResetValid, takeReset } from './account-link.repository.ts';
import { hashOfLink, type AccountLinks } from './account-links.ts';
import { findPerson, findPersonByEmail, updatePassword } from './person.repository.ts';
import { requireAdmin } from './require-admin.ts';

/** Somebody asked for a link that lets them choose a new password. */
export const PASSWORD_RESET_ASKED = 'password-reset-asked';
const askedPayload = v.object({ email: v.string() });

export type PasswordResets = ReturnType<typeof createPasswordResets>;

export interface PasswordResetsDeps {
  readonly db: Db;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly mails: Pick<Mails, 'owe'>;
  readonly accountLinks: Pick<AccountLinks, 'passwordReset'>;
  canMail(): Promise<boolean>;
  hashPassword(password: string): Promise<string>;
  now(): number;
  wakeJobs(): void;
}

/** For whoever forgot their password: a link that works once, within an hour, of which only the hash is kept. */
export function createPasswordResets(deps: PasswordResetsDeps) {
  const { db, outbox, mails, accountLinks, canMail, hashPassword, now, wakeJobs } = deps;
  return {
    /**
     * Whether there is somebody with this address is looked up by a job: neither the answer nor the time it takes tells.
     * @throws RequestError `conflict` while no mail server is set up
     */
    async ask(email: string): Promise<void> {
      if (!(await canMail())) throw noMailServer('An admin can give you a link for a new password.');
      await outbox.enqueue(db, { topic: PASSWORD_RESET_ASKED, payload: { email } });
      wakeJobs();
    },

    /** An admin has the link sent, or gets it to hand over. @throws RequestError `forbidden`, `not-found` */
    async give(byId: string, personId: string): Promise<AccountAnswers['people:reset-password']> {
      await requireAdmin(db, byId);
      const person = await findPerson(db, personId);
      if (person === null || person.disabled) throw noSuchPerson();
      if (await canMail()) {
        await db.transaction((tx) => oweReset(tx, mails, person));
        wakeJobs();
        return { person, url: null };
      }
      const link = await accountLinks.passwordReset(personId);
      if (link === null) throw noSuchPerson();
      return { person, url: link.url };
    },

    /**
     * Changes the password, ends every session, and has every browser asked for a code again.
     * @throws RequestError `not-found` for a link that is wrong, used or void; `invalid` for a common password
     */
    async reset({ token, password }: PasswordResetInput): Promise<void> {
      const tokenHash = hashOfLink(token);
      // Before the costly hash of the password: a wrong token must be cheap to refuse.
      if (!(await isResetValid(db, tokenHash, now()))) throw linkIsVoid();
      requireUncommonPassword(password);
      const passwordHash = await hashPassword(password);
      await db.transaction(async (tx) => {
        const at = now();
        const personId = await takeReset(tx, tokenHash, at);
        const person = personId === null ? null : await findPerson(tx, personId);
        if (person === null) throw linkIsVoid();
        await updatePassword(tx, person.id, passwordHash, at);
        await endSessionsOf(tx, person.id, null);
        await forgetTrustedDevices(tx, person.id);
        await audit(tx, {
          at,
          siteId: null,
          actor: byPerson(person),
          action: 'password.reset',
          subject: { kind: 'person', id: person.id, name: person.name },
          details: {},
        });
      });
    },
  };
}

/** The job behind `ask`: owes the letter if there is somebody to write to. */
export function createPasswordResetLetters({
  mails,
  wakeJobs,
}: Pick<PasswordResetsDeps, 'mails' | 'wakeJobs'>) {
  return async (tx: Db, payload: unknown): Promise<(() => void) | void> => {
    const person = await findPersonByEmail(tx, v.parse(askedPayload, payload).email);
    if (person === null || person.disabled) return;
    await oweReset(tx, mails, person);
    return wakeJobs;
  };
}

const oweReset = (tx: Db, mails: Pick<Mails, 'owe'>, person: Person): Promise<void> =>
  mails.owe(tx, {
    effectKey: `password-reset:${person.id}:${randomUUID()}`,
    siteId: null,
    visitorId: null,
    to: person.email,
    letter: { kind: 'password-reset', userId: person.id },
  });

const noSuchPerson = () => new RequestError('not-found', 'There is no such person who may sign in.');

const linkIsVoid = () =>
  new RequestError(
    'not-found',
    'This link does not work any more: it was used, or is older than an hour. Ask for a new one.',
  );

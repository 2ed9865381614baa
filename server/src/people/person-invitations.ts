import {
  RequestError,
  type AccountAnswers,
  type AgentInput,
  type InvitationShown,
  type JoinInput,
  type Person,
  type PersonInvitation,
} from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { audit, byPerson } from '../audit/audit.ts';
import { requireUncommonPassword } from '../auth/common-passwords.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { Mails } from '../mail/mails.ts';
import {
  deleteInvitation,
  findInvitation,
  listInvitations,
  renewInvitation,
  takeInvitation,
  upsertInvitation,
  type InvitationRow,
} from './account-link.repository.ts';
import { hashOfLink, INVITATION_OPENS_FOR_MS, joinUrl, newLinkToken } from './account-links.ts';
import { findPersonByEmail, insertPerson, lockPeople } from './person.repository.ts';
import { requireAdmin } from './require-admin.ts';

export type PersonInvitations = ReturnType<typeof createPersonInvitations>;

export interface PersonInvitationsDeps {
  readonly db: Db;
  readonly mails: Pick<Mails, 'owe'>;
  /** Whether a mail server is set up. */
  canMail(): Promise<boolean>;
  publicUrl(): string;
  hashPassword(password: string): Promise<string>;
  now(): number;
  wakeJobs(): void;
}

/**
 * Colleagues who are asked to join: a link that works once, within 7 days, of which only the hash is kept. It goes by mail;
 * where no mail server is set up, whoever invites hands it over.
 */
export function createPersonInvitations(deps: PersonInvitationsDeps) {
  const { db, mails, canMail, publicUrl, hashPassword, now, wakeJobs } = deps;

  /** Has the letter with the link sent. @returns null: it will be; else the link, to hand over */
  async function give(tx: Db, row: InvitationRow, token: string, isMailed: boolean): Promise<string | null> {
    if (!isMailed) return joinUrl(publicUrl(), token);
    await mails.owe(tx, {
      effectKey: `invitation:${row.id}:${row.tokenHash}`,
      siteId: null,
      visitorId: null,
      to: row.email,
      letter: { kind: 'invitation', invitationId: row.id },
    });
    return null;
  }

  return {
    async list(): Promise<AccountAnswers['people:invited']> {
      const rows = await listInvitations(db);
      return { invitations: rows.map(toInvitation), canMail: await canMail() };
    },

    /** @throws RequestError `forbidden`; `conflict` with field `email` when this person is there already */
    async invite(
      by: Pick<Person, 'id' | 'name'>,
      { email, role }: AgentInput<'people:invite'>,
    ): Promise<AccountAnswers['people:invite']> {
      const isMailed = await canMail();
      const token = newLinkToken();
      const answer = await db.transaction(async (tx) => {
        await lockPeople(tx);
        await requireAdmin(tx, by.id);
        if ((await findPersonByEmail(tx, email)) !== null) throw isThere();
        const at = now();
        const row = await upsertInvitation(tx, {
          id: randomUUID(),
          email,
          role,
          tokenHash: hashOfLink(token),
          invitedById: by.id,
          invitedByName: by.name,
          createdAt: at,
          expiresAt: at + INVITATION_OPENS_FOR_MS,
        });
        return { invitation: toInvitation(row), url: await give(tx, row, token, isMailed) };
      });
      wakeJobs();
      return answer;
    },

    /** Another letter, another link; the earlier one is void. @throws RequestError `forbidden`, `not-found` */
    async inviteAgain(byId: string, id: string): Promise<AccountAnswers['people:invite-again']> {
      const isMailed = await canMail();
      const token = newLinkToken();
      const answer = await db.transaction(async (tx) => {
        await requireAdmin(tx, byId);
        const expiresAt = now() + INVITATION_OPENS_FOR_MS;
        const row = await renewInvitation(tx, id, { tokenHash: hashOfLink(token), expiresAt });
        if (row === null) throw isGone();
        return { invitation: toInvitation(row), url: await give(tx, row, token, isMailed) };
      });
      wakeJobs();
      return answer;
    },

    /** @throws RequestError `forbidden`, `not-found` */
    async takeBack(byId: string, id: string): Promise<AccountAnswers['people:take-back-invitation']> {
      await requireAdmin(db, byId);
      const row = await deleteInvitation(db, id);
      if (row === null) throw isGone();
      return { invitation: toInvitation(row) };
    },

    /** Whom a link is for. @throws RequestError `not-found` */
    async look(token: string): Promise<InvitationShown> {
      const row = await findInvitation(db, hashOfLink(token), now());
      if (row === null) throw linkIsVoid();
      return { email: row.email, role: row.role, byName: row.invitedByName };
    },

    /**
     * Makes the invited person, a member of every site, and uses up the link.
     * @throws RequestError `not-found` for a link that is wrong, used, void or taken back; `invalid` for a common password
     */
    async join({ token, name, password }: JoinInput): Promise<Person> {
      const tokenHash = hashOfLink(token);
      // Before the costly hash of the password: a wrong token must be cheap to refuse.
      const invitation = await findInvitation(db, tokenHash, now());
      if (invitation === null) throw linkIsVoid();
      requireUncommonPassword(password, { name, email: invitation.email });
      const passwordHash = await hashPassword(password);
      try {
        return await db.transaction(async (tx) => {
          await lockPeople(tx);
          const at = now();
          const row = await takeInvitation(tx, tokenHash, at);
          if (row === null) throw linkIsVoid();
          const { email, role } = row;
          const person = await insertPerson(tx, { id: randomUUID(), name, email, role, passwordHash, at });
          await audit(tx, {
            at,
            siteId: null,
            actor: byPerson(person),
            action: 'person.joined',
            subject: { kind: 'person', id: person.id, name },
            details: { role, invitedBy: row.invitedByName },
          });
          return person;
        });
      } catch (error) {
        if (isUniqueViolation(error, 'user_email_unique')) throw linkIsVoid();
        throw error;
      }
    },
  };
}

function toInvitation(row: InvitationRow): PersonInvitation {
  const { id, email, role, invitedByName, createdAt, expiresAt } = row;
  return { id, email, role, byName: invitedByName, createdAt, expiresAt };
}

const isThere = () =>
  new RequestError('conflict', 'Somebody with this e-mail address can sign in already.', { field: 'email' });

const isGone = () =>
  new RequestError('not-found', 'There is no such invitation: it was used, or taken back.');

const linkIsVoid = () =>
  new RequestError(
    'not-found',
    'This link does not work any more: it was used, replaced by a newer one, or is older than 7 days. Ask whoever invited you for a new one.',
  );

import {
  RequestError,
  type OwnAccount,
  type PasswordAgainInput,
  type TwoFactorBegun,
  type TwoFactorCodeInput,
} from '@attune/protocol';
import { audit, byPerson } from '../audit/audit.ts';
import type { AgentSession } from '../auth/agent-session.ts';
import type { PasswordChange } from '../auth/auth-requests.ts';
import { requireUncommonPassword } from '../auth/common-passwords.ts';
import type { Asking, Auth, SignedIn } from '../auth/create-auth.ts';
import {
  endSession,
  endSessionsOf,
  forgetTrustedDevices,
  isTwoFactorRequired,
  listSessions,
} from '../auth/sessions.ts';
import type { Db } from '../db/open-database.ts';
import { personOf } from '../people/person-of.ts';
import { deviceWords } from './device-words.ts';

export type OwnAccounts = ReturnType<typeof createOwnAccounts>;

export interface OwnAccountsDeps {
  readonly db: Db;
  readonly auth: Pick<Auth, 'sessionOf' | 'anySessionOf' | 'twoFactor' | 'changePassword'>;
  /** Takes from how often this person's password may be asked for. @throws RequestError `rate-limited` */
  takeTry(personId: string): Promise<void>;
  now(): number;
}

/** What somebody does with their own account: password, two-factor, sessions. */
export function createOwnAccounts({ db, auth, takeTry, now }: OwnAccountsDeps) {
  const note = (
    { agent }: Pick<AgentSession, 'agent'>,
    action: string,
    details: Record<string, number> = {},
  ): Promise<void> =>
    audit(db, {
      at: now(),
      siteId: null,
      actor: byPerson(agent),
      action,
      subject: { kind: 'person', id: agent.id, name: agent.name },
      details,
    });
  /** Every one of these asks for a password or a code, so every one counts as a try. */
  const trying = async (session: AgentSession | null): Promise<AgentSession> => {
    if (session === null) throw new RequestError('unauthenticated', 'You are not signed in. Please sign in.');
    await takeTry(session.agent.id);
    return session;
  };

  return {
    async get({ sessionId, agent }: AgentSession): Promise<OwnAccount> {
      const [person, rows, required] = await Promise.all([
        personOf(db, agent.id),
        listSessions(db, agent.id, now()),
        isTwoFactorRequired(db),
      ]);
      const enabled = person?.hasTwoFactor ?? false;
      const backupCodesLeft = enabled ? await auth.twoFactor.backupCodesLeft(agent.id) : 0;
      return {
        twoFactor: { enabled, backupCodesLeft, required },
        sessions: rows.map(({ id, userAgent, address, createdAt, updatedAt }) => ({
          id,
          device: deviceWords(userAgent),
          address: address === '' ? null : address,
          signedInAt: createdAt.getTime(),
          usedAt: updatedAt.getTime(),
          isThis: id === sessionId,
        })),
      };
    },

    /** @throws RequestError `not-found` for a session that is not one's own, or is over */
    async endSession(session: AgentSession, sessionId: string): Promise<null> {
      if (!(await endSession(db, session.agent.id, sessionId)))
        throw new RequestError('not-found', 'This session is over already.');
      await note(session, 'session.ended', { sessions: 1 });
      return null;
    },

    async endOtherSessions(session: AgentSession): Promise<{ ended: number }> {
      const ended = await endSessionsOf(db, session.agent.id, session.sessionId);
      if (ended > 0) await note(session, 'session.ended', { sessions: ended });
      return { ended };
    },

    /** Ends all sessions, and begins this one anew. @throws RequestError */
    async changePassword(change: PasswordChange, asking: Asking): Promise<SignedIn> {
      const session = await trying(await auth.sessionOf(asking.headers));
      requireUncommonPassword(change.newPassword, session.agent, 'newPassword');
      const signedIn = await auth.changePassword(change, asking);
      await note(session, 'password.changed');
      return signedIn;
    },

    /** Also for whoever has to set it up before anything else, like `confirmTwoFactor`. @throws RequestError */
    async beginTwoFactor(input: PasswordAgainInput, asking: Asking): Promise<TwoFactorBegun> {
      await trying(await auth.anySessionOf(asking.headers));
      return auth.twoFactor.begin(input, asking);
    },

    /** From now on a code is asked for. Ends all other sessions: they were begun without one. @throws RequestError */
    async confirmTwoFactor({ code }: TwoFactorCodeInput, asking: Asking): Promise<SignedIn> {
      const session = await trying(await auth.anySessionOf(asking.headers));
      const signedIn = await auth.twoFactor.confirm(code, asking);
      await endSessionsOf(db, session.agent.id, signedIn.session.sessionId);
      await note(session, 'two-factor.enabled');
      return signedIn;
    },

    /** @returns the cookies of the session that was begun anew @throws RequestError */
    async endTwoFactor(input: PasswordAgainInput, asking: Asking): Promise<readonly string[]> {
      const session = await trying(await auth.sessionOf(asking.headers));
      if (await isTwoFactorRequired(db))
        throw new RequestError('forbidden', 'Everybody signs in with a code here, so it stays on.');
      const cookies = await auth.twoFactor.end(input, asking);
      await forgetTrustedDevices(db, session.agent.id);
      await note(session, 'two-factor.disabled');
      return cookies;
    },

    /** @throws RequestError */
    async renewBackupCodes(input: PasswordAgainInput, asking: Asking): Promise<readonly string[]> {
      const session = await trying(await auth.sessionOf(asking.headers));
      const codes = await auth.twoFactor.renewBackupCodes(input, asking);
      await note(session, 'backup-codes.renewed');
      return codes;
    },
  };
}

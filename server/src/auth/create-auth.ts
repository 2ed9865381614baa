import { RequestError, type SignInCodeInput } from '@attune/protocol';
import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config/load-config.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { AgentSession } from './agent-session.ts';
import type { PasswordChange, SignInInput } from './auth-requests.ts';
import { toHeaders, type Asking } from './login-headers.ts';
import { createLoginLibrary } from './login-library.ts';
import { refusing } from './refusing.ts';
import { sealTwoFactor } from './seal-two-factor.ts';
import { createSessionReader } from './session-reader.ts';
import { createTwoFactorLogin } from './two-factor-login.ts';

export type { Asking };

/** A session, and the cookies that the browser is to keep for it. */
export interface SignedIn {
  readonly session: AgentSession;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

/** The password was right; a code is wanted beside it. */
export interface CodeWanted {
  readonly session: null;
  readonly cookies: readonly string[];
}

export type Auth = ReturnType<typeof createAuth>;

export interface AuthOptions {
  /** An https address in `publicUrl` makes the cookies Secure. */
  readonly config: Pick<Config, 'secret' | 'secretBefore' | 'publicUrl'>;
  readonly db: Db;
  readonly log: Log;
}

/** Sign-in with password, sessions in the database, a cookie that scripts cannot read. */
export function createAuth({ config, db, log }: AuthOptions) {
  const { secret, secretBefore, publicUrl = 'http://localhost' } = config;
  const library = createLoginLibrary({ db, log, secret, secretBefore, publicUrl });
  const { api } = library;
  const twoFactor = createTwoFactorLogin(library, publicUrl);

  const { toSession, anySessionOf, sessionBy } = createSessionReader(library, db);

  return {
    /** For the people this installation makes itself. */
    async hashPassword(password: string): Promise<string> {
      const { password: passwords } = await library.$context;
      return passwords.hash(password);
    },

    /**
     * Whose cookie this is, by the database as it is now; null for nobody. Changes nothing, so it also serves where
     * no cookie can be answered.
     * @throws RequestError `second-factor` for somebody who has to set that up before anything else
     */
    async sessionOf(headers: IncomingHttpHeaders): Promise<AgentSession | null> {
      const session = await anySessionOf(headers);
      if (session?.mustSetUpTwoFactor === true) throw secondFactorWanted();
      return session;
    },

    /** The same, also of somebody who has to set up two-factor first: for that alone. */
    anySessionOf,

    /** Like `sessionOf`, and prolongs a session that is older than a day. */
    async refresh(asking: Asking): Promise<{ session: AgentSession | null; cookies: readonly string[] }> {
      const { headers, response } = await refusing(() =>
        api.getSession({ headers: toHeaders(asking), returnHeaders: true }),
      );
      return { session: await toSession(response), cookies: headers.getSetCookie() };
    },

    /** @throws RequestError `unauthenticated` for a wrong address or password, `forbidden` for a disabled person */
    async signIn(body: SignInInput, asking: Asking): Promise<SignedIn | CodeWanted> {
      const { email, password, rememberMe = true } = body;
      const { headers, response } = await refusing(() =>
        api.signInEmail({
          body: { email, password, rememberMe },
          headers: toHeaders(asking),
          returnHeaders: true,
        }),
      );
      const cookies = headers.getSetCookie();
      if ('twoFactorRedirect' in response) return { session: null, cookies };
      return { session: await sessionBy(response.token), cookies };
    },

    /**
     * The second step, for those with two-factor.
     * @param spend uses up the code, so that nobody who looked on can enter it too; throws when it was used before
     * @throws RequestError as `twoFactor.signIn` and `spend` do
     */
    async signInWithCode(
      input: SignInCodeInput,
      asking: Asking,
      spend: (personId: string) => Promise<void>,
    ): Promise<SignedIn> {
      const { token, cookies } = await twoFactor.signIn(input, asking);
      const session = await sessionBy(token);
      try {
        await spend(session.agent.id);
      } catch (error) {
        const { internalAdapter } = await library.$context;
        await internalAdapter.deleteSession(token);
        throw error;
      }
      return { session, cookies };
    },

    twoFactor: {
      ...twoFactor,
      async confirm(code: string, asking: Asking): Promise<SignedIn> {
        const cookies = await twoFactor.confirm(code, asking);
        // The library answers with the former session's token; the new one is in the cookies alone.
        const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
        const session = await anySessionOf({ cookie });
        if (session === null) throw new Error('a session that was just made is not there');
        return { session, cookies };
      },
    },

    /** Seals what two-factor rests on with the SECRET of now. @returns how many were sealed anew */
    sealTwoFactor: () => sealTwoFactor(db, log, library),

    /** Ends the session of this cookie, if it is one. */
    async signOut(asking: Asking): Promise<{ cookies: readonly string[] }> {
      const { headers } = await refusing(() =>
        api.signOut({ headers: toHeaders(asking), returnHeaders: true }),
      );
      return { cookies: headers.getSetCookie() };
    },

    /**
     * Ends all sessions of this person, the asking one too, and begins a new one.
     * @throws RequestError `unauthenticated`; `invalid` with field `currentPassword` when that is wrong
     */
    async changePassword(change: PasswordChange, asking: Asking): Promise<SignedIn> {
      const { headers, response } = await refusing(
        () =>
          api.changePassword({
            body: { ...change, revokeOtherSessions: true },
            headers: toHeaders(asking),
            returnHeaders: true,
          }),
        'currentPassword',
      );
      return { session: await sessionBy(response.token), cookies: headers.getSetCookie() };
    },
  };
}

function secondFactorWanted(): RequestError {
  return new RequestError(
    'second-factor',
    'Everybody signs in with a code beside the password here. Set that up first.',
  );
}

import { roleField } from '@attune/protocol';
import { isAPIError } from 'better-auth/api';
import type { IncomingHttpHeaders } from 'node:http';
import * as v from 'valibot';
import type { Config } from '../config/load-config.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { AgentSession } from './agent-session.ts';
import type { PasswordChange, SignInInput } from './auth-requests.ts';
import { ADDRESS_HEADER, createLoginLibrary } from './login-library.ts';
import { refusalFrom } from './login-refusals.ts';

/** A session, and the cookies that the browser is to keep for it. */
export interface SignedIn {
  readonly session: AgentSession;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

/** What the login needs to know of the request that asks. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  /** Of the client, as far as our proxies can be believed. */
  readonly address: string;
}

export type Auth = ReturnType<typeof createAuth>;

export interface AuthOptions {
  /** An https address in `publicUrl` makes the cookies Secure. */
  readonly config: Pick<Config, 'secret' | 'publicUrl'>;
  readonly db: Db;
  readonly log: Log;
}

/** Sign-in with password, sessions in the database, a cookie that scripts cannot read. */
export function createAuth({ config, db, log }: AuthOptions) {
  const { secret, publicUrl = 'http://localhost' } = config;
  const library = createLoginLibrary({ db, log, secret, publicUrl });
  const { api } = library;

  const sessionBy = async (token: string | null): Promise<AgentSession> => {
    const { internalAdapter } = await library.$context;
    const session = token === null ? null : toAgentSession(await internalAdapter.findSession(token));
    if (session === null) throw new Error('a session that was just made is not there');
    return session;
  };

  return {
    /** For the people this installation makes itself. */
    async hashPassword(password: string): Promise<string> {
      const { password: passwords } = await library.$context;
      return passwords.hash(password);
    },

    /**
     * Whose cookie this is, by the database as it is now; null for nobody. Changes nothing, so it also serves where
     * no cookie can be answered.
     */
    async sessionOf(headers: IncomingHttpHeaders): Promise<AgentSession | null> {
      if (headers.cookie === undefined) return null;
      const found = await refusing(() =>
        api.getSession({ headers: toHeaders({ headers, address: '' }), query: { disableRefresh: true } }),
      );
      return toAgentSession(found);
    },

    /** Like `sessionOf`, and prolongs a session that is older than a day. */
    async refresh(asking: Asking): Promise<{ session: AgentSession | null; cookies: readonly string[] }> {
      const { headers, response } = await refusing(() =>
        api.getSession({ headers: toHeaders(asking), returnHeaders: true }),
      );
      return { session: toAgentSession(response), cookies: headers.getSetCookie() };
    },

    /** @throws RequestError `unauthenticated` for a wrong address or password, `forbidden` for a disabled person */
    async signIn(body: SignInInput, asking: Asking): Promise<SignedIn> {
      const { email, password, rememberMe = true } = body;
      const { headers, response } = await refusing(() =>
        api.signInEmail({
          body: { email, password, rememberMe },
          headers: toHeaders(asking),
          returnHeaders: true,
        }),
      );
      return { session: await sessionBy(response.token), cookies: headers.getSetCookie() };
    },

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
      const { headers, response } = await refusing(() =>
        api.changePassword({
          body: { ...change, revokeOtherSessions: true },
          headers: toHeaders(asking),
          returnHeaders: true,
        }),
      );
      return { session: await sessionBy(response.token), cookies: headers.getSetCookie() };
    },
  };
}

/** Only what the library needs: a forwarded address or host that a client made up must not reach it. */
function toHeaders({ headers: { cookie, 'user-agent': userAgent }, address }: Asking): Headers {
  const headers = new Headers();
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (userAgent !== undefined) headers.set('user-agent', userAgent.slice(0, 300));
  if (address !== '') headers.set(ADDRESS_HEADER, address);
  return headers;
}

/** Turns what the library declines into our refusals; faults stay what they are. */
async function refusing<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw isAPIError(error) ? refusalFrom(error) : error;
  }
}

const foundField = v.nullable(
  v.object({
    session: v.object({ id: v.string(), expiresAt: v.date() }),
    user: v.object({
      id: v.string(),
      name: v.string(),
      email: v.string(),
      role: roleField,
      banned: v.nullish(v.boolean(), false),
    }),
  }),
);

/** Also null for somebody who was disabled in the very moment of signing in, after the library had looked. */
function toAgentSession(found: unknown): AgentSession | null {
  const known = v.parse(foundField, found);
  if (known === null || known.user.banned) return null;
  const { id, name, email, role } = known.user;
  return {
    sessionId: known.session.id,
    expiresAt: known.session.expiresAt.getTime(),
    agent: { id, name, email, role },
  };
}

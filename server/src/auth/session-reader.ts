import { roleField } from '@attune/protocol';
import type { IncomingHttpHeaders } from 'node:http';
import * as v from 'valibot';
import type { Db } from '../db/open-database.ts';
import type { AgentSession } from './agent-session.ts';
import { toHeaders } from './login-headers.ts';
import type { LoginLibrary } from './login-library.ts';
import { refusing } from './refusing.ts';
import { isTwoFactorRequired } from './sign-in-rule.repository.ts';

/** Reads sessions out of what the login library finds. */
export function createSessionReader(library: LoginLibrary, db: Db) {
  const toSession = async (found: unknown): Promise<AgentSession | null> => {
    const known = knownIn(found);
    if (known === null) return null;
    const { hasTwoFactor, ...session } = known;
    return { ...session, mustSetUpTwoFactor: !hasTwoFactor && (await isTwoFactorRequired(db)) };
  };

  return {
    /** What the library found, with what is asked of whom it found. */
    toSession,

    async anySessionOf(headers: IncomingHttpHeaders): Promise<AgentSession | null> {
      if (headers.cookie === undefined) return null;
      const found = await refusing(() =>
        library.api.getSession({
          headers: toHeaders({ headers, address: '' }),
          query: { disableRefresh: true },
        }),
      );
      return toSession(found);
    },

    /** The session that was just made. */
    async sessionBy(token: string | null): Promise<AgentSession> {
      const { internalAdapter } = await library.$context;
      const session = token === null ? null : await toSession(await internalAdapter.findSession(token));
      if (session === null) throw new Error('a session that was just made is not there');
      return session;
    },
  };
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
      twoFactorEnabled: v.nullish(v.boolean(), false),
    }),
  }),
);

/** Also null for somebody who was disabled in the very moment of signing in, after the library had looked. */
function knownIn(
  found: unknown,
): (Omit<AgentSession, 'mustSetUpTwoFactor'> & { readonly hasTwoFactor: boolean }) | null {
  const known = v.parse(foundField, found);
  if (known === null || known.user.banned) return null;
  const { id, name, email, role, twoFactorEnabled } = known.user;
  return {
    sessionId: known.session.id,
    expiresAt: known.session.expiresAt.getTime(),
    agent: { id, name, email, role },
    hasTwoFactor: twoFactorEnabled,
  };
}

import { setupInput } from '@attune/protocol';
import { createHash } from 'node:crypto';
import type { AgentSession } from '../auth/agent-session.ts';
import { passwordChange, signInInput } from '../auth/auth-requests.ts';
import type { Auth, SignedIn } from '../auth/create-auth.ts';
import type { SetupLinks } from '../auth/setup-links.ts';
import type { Limits } from './limits.ts';
import type { Answer, createRoutes } from './route.ts';

/** What a page may know of its session; the token is in the cookie alone, where no script can read it. */
interface SessionAnswer {
  readonly agent: AgentSession['agent'];
  /** Epoch ms. */
  readonly expiresAt: number;
}

export interface LoginRoutesDeps {
  readonly auth: Auth;
  readonly setupLinks: SetupLinks;
  readonly limits: Limits;
}

/** Signing in and out, and making the first admin. */
export function addLoginRoutes(
  routes: ReturnType<typeof createRoutes>,
  { auth, setupLinks, limits }: LoginRoutesDeps,
): void {
  routes.submission({
    path: '/api/auth/sign-in/email',
    limit: 'sign-in',
    input: signInInput,
    async handle(input, asking) {
      const account = createHash('sha256').update(input.email).digest('base64url');
      await limits.take('sign-in-account', account);
      const signedIn = await auth.signIn(input, asking);
      await limits.clear('sign-in-account', account);
      return answerOf(signedIn);
    },
  });

  routes.question({
    method: 'get',
    path: '/api/auth/get-session',
    limit: 'api',
    async handle(asking) {
      const { session, cookies } = await auth.refresh(asking);
      return { value: session === null ? null : toAnswer(session), cookies };
    },
  });

  routes.question({
    method: 'post',
    path: '/api/auth/sign-out',
    limit: 'api',
    async handle(asking) {
      const { cookies } = await auth.signOut(asking);
      return { value: null, cookies };
    },
  });

  routes.submission({
    path: '/api/auth/change-password',
    limit: 'sign-in',
    input: passwordChange,
    handle: async (input, asking) => answerOf(await auth.changePassword(input, asking)),
  });

  routes.submission({
    path: '/api/setup',
    limit: 'setup',
    input: setupInput,
    async handle(input, asking) {
      await setupLinks.redeem(input);
      return answerOf(await auth.signIn(input, asking));
    },
  });
}

function answerOf({ session, cookies }: SignedIn): Answer<SessionAnswer> {
  return { value: toAnswer(session), cookies };
}

function toAnswer({ agent, expiresAt }: AgentSession): SessionAnswer {
  return { agent, expiresAt };
}

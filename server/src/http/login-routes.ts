import {
  RequestError,
  setupInput,
  signInCodeInput,
  type SignedInAnswer,
  type SignInAnswer,
} from '@attune/protocol';
import { createHash } from 'node:crypto';
import type { AgentSession } from '../auth/agent-session.ts';
import { signInInput } from '../auth/auth-requests.ts';
import type { Auth, CodeWanted, SignedIn } from '../auth/create-auth.ts';
import type { SetupLinks } from '../auth/setup-links.ts';
import type { Log } from '../log/create-log.ts';
import type { Limits } from './limits.ts';
import { loggedSignIn } from './logged-sign-in.ts';
import type { Answer, createRoutes } from './route.ts';

export interface LoginRoutesDeps {
  readonly auth: Auth;
  readonly setupLinks: SetupLinks;
  readonly limits: Limits;
  readonly log: Log;
}

/** Signing in and out, and making the first admin. */
export function addLoginRoutes(
  routes: ReturnType<typeof createRoutes>,
  { auth, setupLinks, limits, log }: LoginRoutesDeps,
): void {
  routes.submission({
    path: '/api/auth/sign-in/email',
    limit: 'sign-in',
    input: signInInput,
    async handle(input, asking) {
      const account = createHash('sha256').update(input.email).digest('base64url');
      const signedIn = await loggedSignIn(log, 'password', async () => {
        await limits.take('sign-in-account', account);
        return auth.signIn(input, asking);
      });
      await limits.clear('sign-in-account', account);
      return begun(signedIn);
    },
  });

  routes.submission({
    path: '/api/auth/sign-in/code',
    limit: 'sign-in',
    input: signInCodeInput,
    handle: async (input, asking) =>
      answerOf(
        await loggedSignIn(log, 'code', () =>
          auth.signInWithCode(input, asking, async (personId) => {
            await limits
              .take('used-code', `${personId}:${input.code.replaceAll(/\s/g, '')}`)
              .catch(usedBefore);
          }),
        ),
      ),
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
    path: '/api/setup',
    limit: 'setup',
    input: setupInput,
    async handle(input, asking) {
      await setupLinks.redeem(input);
      return begun(await auth.signIn(input, asking));
    },
  });
}

function usedBefore(error: unknown): never {
  if (!(error instanceof RequestError && error.code === 'rate-limited')) throw error;
  throw new RequestError('invalid', 'This code was used already. Wait for the next one and enter that.', {
    field: 'code',
  });
}

/** After a password that was right: a session, or the wish for a code. */
export function begun(signedIn: SignedIn | CodeWanted): Answer<SignInAnswer> {
  if (signedIn.session !== null) return answerOf(signedIn);
  return { value: { next: 'code' }, cookies: signedIn.cookies };
}

export function answerOf({ session, cookies }: SignedIn): Answer<SignedInAnswer> {
  return { value: toAnswer(session), cookies };
}

function toAnswer({ agent, expiresAt, mustSetUpTwoFactor }: AgentSession): SignedInAnswer {
  return { next: mustSetUpTwoFactor ? 'two-factor' : 'console', agent, expiresAt };
}

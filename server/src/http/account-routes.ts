import {
  invitationLookInput,
  joinInput,
  passwordAgainInput,
  passwordResetInput,
  resetAskInput,
  twoFactorCodeInput,
} from '@attune/protocol';
import { createHash } from 'node:crypto';
import type { AccountServices } from '../account-services.ts';
import { passwordChange } from '../auth/auth-requests.ts';
import { answerOf, begun, type LoginRoutesDeps } from './login-routes.ts';
import type { createRoutes } from './route.ts';

export type AccountRoutesDeps = LoginRoutesDeps &
  Pick<AccountServices, 'ownAccounts' | 'personInvitations' | 'passwordResets'>;

/** What somebody does with their own account that sets a cookie, or that needs none: joining, a forgotten password. */
export function addAccountRoutes(
  routes: ReturnType<typeof createRoutes>,
  { auth, limits, ownAccounts, personInvitations, passwordResets }: AccountRoutesDeps,
): void {
  routes.submission({
    path: '/api/auth/change-password',
    limit: 'sign-in',
    input: passwordChange,
    handle: async (input, asking) => answerOf(await ownAccounts.changePassword(input, asking)),
  });
  routes.submission({
    path: '/api/auth/two-factor/begin',
    limit: 'sign-in',
    input: passwordAgainInput,
    handle: async (input, asking) => ({ value: await ownAccounts.beginTwoFactor(input, asking) }),
  });
  routes.submission({
    path: '/api/auth/two-factor/confirm',
    limit: 'sign-in',
    input: twoFactorCodeInput,
    handle: async (input, asking) => answerOf(await ownAccounts.confirmTwoFactor(input, asking)),
  });
  routes.submission({
    path: '/api/auth/two-factor/end',
    limit: 'sign-in',
    input: passwordAgainInput,
    handle: async (input, asking) => ({
      value: null,
      cookies: await ownAccounts.endTwoFactor(input, asking),
    }),
  });
  routes.submission({
    path: '/api/auth/two-factor/backup-codes',
    limit: 'sign-in',
    input: passwordAgainInput,
    handle: async (input, asking) => ({
      value: { backupCodes: await ownAccounts.renewBackupCodes(input, asking) },
    }),
  });
  routes.submission({
    path: '/api/join/look',
    limit: 'account-link',
    input: invitationLookInput,
    handle: async ({ token }) => ({ value: await personInvitations.look(token) }),
  });
  routes.submission({
    path: '/api/join',
    limit: 'account-link',
    input: joinInput,
    async handle(input, asking) {
      const { email } = await personInvitations.join(input);
      return begun(await auth.signIn({ email, password: input.password }, asking));
    },
  });
  routes.submission({
    path: '/api/auth/reset/ask',
    limit: 'account-link',
    input: resetAskInput,
    async handle({ email }) {
      await limits.take('reset-account', createHash('sha256').update(email).digest('base64url'));
      await passwordResets.ask(email);
      return { value: null };
    },
  });
  routes.submission({
    path: '/api/auth/reset',
    limit: 'account-link',
    input: passwordResetInput,
    async handle(input) {
      await passwordResets.reset(input);
      return { value: null };
    },
  });
}

import { RequestError } from '@attune/protocol';

/** What the login library throws when it declines. */
export interface LoginError {
  readonly status: unknown;
  readonly body?: { readonly code?: unknown } | undefined;
  readonly cause?: unknown;
}

type Refuse = (passwordFieldName: string) => RequestError;

const wrongPair: Refuse = () =>
  new RequestError('unauthenticated', 'This e-mail address and password do not fit together.');
const beginAgain: Refuse = () =>
  new RequestError('unauthenticated', 'Signing in took too long, or too many tries. Begin again.');
const notSetUp: Refuse = () => new RequestError('conflict', 'Signing in with a code is not set up.');

/** An unknown address and a wrong password are told apart by nothing. */
const refusals: ReadonlyMap<unknown, Refuse> = new Map<unknown, Refuse>([
  ['INVALID_EMAIL_OR_PASSWORD', wrongPair],
  ['INVALID_EMAIL', wrongPair],
  [
    'BANNED_USER',
    () => new RequestError('forbidden', 'This account is disabled. Ask an admin to enable it.'),
  ],
  [
    'INVALID_PASSWORD',
    (field) => new RequestError('invalid', 'This is not your current password.', { field }),
  ],
  [
    'INVALID_CODE',
    () =>
      new RequestError('invalid', 'This code does not fit. Wait for the next one and enter that.', {
        field: 'code',
      }),
  ],
  [
    'INVALID_BACKUP_CODE',
    () =>
      new RequestError('invalid', 'This is none of your backup codes, or it was used before.', {
        field: 'code',
      }),
  ],
  ['INVALID_TWO_FACTOR_COOKIE', beginAgain],
  ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', beginAgain],
  [
    'ACCOUNT_TEMPORARILY_LOCKED',
    () =>
      new RequestError('rate-limited', 'Too many wrong codes for this account. Try again in 15 minutes.', {
        retryAfterMs: 15 * 60_000,
      }),
  ],
  ['TOTP_ALREADY_ENABLED', () => new RequestError('conflict', 'Signing in with a code is set up already.')],
  ['TOTP_NOT_ENABLED', notSetUp],
  ['BACKUP_CODES_NOT_ENABLED', notSetUp],
  ['TWO_FACTOR_NOT_ENABLED', notSetUp],
  ['UNAUTHORIZED', () => new RequestError('unauthenticated', 'You are not signed in. Please sign in.')],
]);

/**
 * Our words for what the login library declines, by its stable codes.
 * @param passwordFieldName where the present password was entered
 * @returns what to throw: a refusal, or the fault behind the library's own words
 */
export function refusalFrom(error: LoginError & Error, passwordFieldName = 'password'): Error {
  const refuse = refusals.get(error.body?.code);
  if (refuse !== undefined) return refuse(passwordFieldName);
  return error.cause instanceof Error ? error.cause : error;
}

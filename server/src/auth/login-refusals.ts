import { RequestError } from '@attune/protocol';

/** What the login library throws when it declines. */
export interface LoginError {
  readonly status: unknown;
  readonly body?: { readonly code?: unknown } | undefined;
  readonly cause?: unknown;
}

/**
 * Our words for what the library declines, by its stable codes. An unknown address and a wrong password are told apart
 * by nothing.
 * @param passwordFieldName where the present password was entered
 * @returns what to throw: a refusal, or the fault behind the library's own words
 */
export function refusalFrom(error: LoginError & Error, passwordFieldName = 'password'): Error {
  switch (error.body?.code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'INVALID_EMAIL':
      return new RequestError('unauthenticated', 'This e-mail address and password do not fit together.');
    case 'BANNED_USER':
      return new RequestError('forbidden', 'This account is disabled. Ask an admin to enable it.');
    case 'INVALID_PASSWORD':
      return new RequestError('invalid', 'This is not your current password.', { field: passwordFieldName });
    case 'INVALID_CODE':
      return new RequestError('invalid', 'This code does not fit. Wait for the next one and enter that.', {
        field: 'code',
      });
    case 'INVALID_BACKUP_CODE':
      return new RequestError('invalid', 'This is none of your backup codes, or it was used before.', {
        field: 'code',
      });
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return new RequestError('unauthenticated', 'Signing in took too long or too many tries. Begin again.');
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return new RequestError(
        'rate-limited',
        'Too many wrong codes for this account. Try again in 15 minutes.',
        { retryAfterMs: 15 * 60_000 },
      );
    case 'TOTP_ALREADY_ENABLED':
      return new RequestError('conflict', 'Two-factor is set up already.');
    case 'TOTP_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
    case 'TWO_FACTOR_NOT_ENABLED':
      return new RequestError('conflict', 'Two-factor is not set up.');
    case 'UNAUTHORIZED':
      return new RequestError('unauthenticated', 'You are not signed in. Please sign in.');
    default:
      return error.cause instanceof Error ? error.cause : error;
  }
}

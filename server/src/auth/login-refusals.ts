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
 * @returns what to throw: a refusal, or the fault behind the library's own words
 */
export function refusalFrom(error: LoginError & Error): Error {
  switch (error.body?.code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'INVALID_EMAIL':
      return new RequestError('unauthenticated', 'This e-mail address and password do not fit together.');
    case 'BANNED_USER':
      return new RequestError('forbidden', 'This account is disabled. Ask an admin to enable it.');
    case 'INVALID_PASSWORD':
      return new RequestError('invalid', 'This is not your current password.', { field: 'currentPassword' });
    case 'UNAUTHORIZED':
      return new RequestError('unauthenticated', 'You are not signed in. Please sign in.');
    default:
      return error.cause instanceof Error ? error.cause : error;
  }
}

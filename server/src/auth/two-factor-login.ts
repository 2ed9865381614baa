import {
  RequestError,
  type PasswordAgainInput,
  type SignInCodeInput,
  type TwoFactorBegun,
} from '@attune/protocol';
import * as v from 'valibot';
import type { Asking } from './login-headers.ts';
import { toHeaders, withoutSession } from './login-headers.ts';
import { cookiePrefixOf, type LoginLibrary } from './login-library.ts';
import { refusing } from './refusing.ts';

/** A token that was given for a session, with its cookies. */
interface Given {
  readonly token: string;
  readonly cookies: readonly string[];
}

const begunField = v.object({ totpURI: v.string(), backupCodes: v.array(v.string()) });
const AUTHENTICATOR_CODE = /^\d{6}$/;
const KEY_GROUP = /.{1,4}/g;

/** The library's part of two-factor: an authenticator's codes (TOTP, RFC 6238) and backup codes. */
export function createTwoFactorLogin({ api }: LoginLibrary, publicUrl: string) {
  return {
    /**
     * The second step of signing in; the first one left a cookie that says whose it is.
     * @throws RequestError `invalid` for a wrong code, `unauthenticated` when it has to begin again, `rate-limited`
     */
    async signIn({ code: entered, trustDevice = false }: SignInCodeInput, asking: Asking): Promise<Given> {
      const code = entered.replaceAll(/\s/g, '');
      const headers = toHeaders(withoutSession(asking, cookiePrefixOf(publicUrl)));
      const given = AUTHENTICATOR_CODE.test(code)
        ? await refusing(() => api.verifyTOTP({ body: { code, trustDevice }, headers, returnHeaders: true }))
        : await refusing(() =>
            api.verifyBackupCode({
              body: { code: asBackupCode(code), trustDevice },
              headers,
              returnHeaders: true,
            }),
          );
      return toGiven(given);
    },

    /** Makes a secret and backup codes; they count once `confirm` has seen a code. @throws RequestError */
    async begin({ password }: PasswordAgainInput, asking: Asking): Promise<TwoFactorBegun> {
      const begun = await refusing(() =>
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: toHeaders(asking) }),
      );
      const { totpURI, backupCodes } = v.parse(begunField, begun);
      const key = new URL(totpURI).searchParams.get('secret') ?? '';
      return { uri: totpURI, key: (key.match(KEY_GROUP) ?? []).join(' '), backupCodes };
    },

    /** Switches it on. @returns the cookies of the session that was begun anew @throws RequestError `invalid` */
    async confirm(code: string, asking: Asking): Promise<readonly string[]> {
      const { headers } = await refusing(() =>
        api.verifyTOTP({ body: { code }, headers: toHeaders(asking), returnHeaders: true }),
      );
      return headers.getSetCookie();
    },

    /** Switches it off, and begins a session anew. @throws RequestError `invalid` with field `password` */
    async end({ password }: PasswordAgainInput, asking: Asking): Promise<readonly string[]> {
      const { headers } = await refusing(() =>
        api.disableTwoFactor({ body: { password }, headers: toHeaders(asking), returnHeaders: true }),
      );
      return headers.getSetCookie();
    },

    /** New backup codes in the place of those there were. @throws RequestError `invalid` with field `password` */
    async renewBackupCodes({ password }: PasswordAgainInput, asking: Asking): Promise<readonly string[]> {
      const { backupCodes } = await refusing(() =>
        api.generateBackupCodes({ body: { password }, headers: toHeaders(asking) }),
      );
      return backupCodes;
    },

    /** How many backup codes of somebody with two-factor are unused. */
    async backupCodesLeft(userId: string): Promise<number> {
      const { backupCodes } = await refusing(() => api.viewBackupCodes({ body: { userId } }));
      return backupCodes.length;
    },
  };
}

/** As they are made: lower case, with a dash in the middle, however they were typed in. */
function asBackupCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function toGiven({ headers, response }: { headers: Headers; response: { token?: unknown } }): Given {
  if (typeof response.token !== 'string')
    throw new RequestError('unauthenticated', 'Signing in took too long. Begin again.');
  return { token: response.token, cookies: headers.getSetCookie() };
}

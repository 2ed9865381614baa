import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { admin } from 'better-auth/plugins/admin';
import { adminAc, userAc } from 'better-auth/plugins/admin/access';
import type { Db } from '../db/open-database.ts';
import { account, session, user, verification } from '../db/schema/index.ts';
import type { Log } from '../log/create-log.ts';

/** The header that hands the library the address which the HTTP edge found; it never comes from outside. */
export const ADDRESS_HEADER = 'x-attune-address';

const DAY_S = 24 * 60 * 60;

export interface LoginLibraryOptions {
  readonly db: Db;
  readonly log: Log;
  readonly secret: string;
  /** An origin. */
  readonly publicUrl: string;
}

/**
 * better-auth, for what is easy to get wrong: password hashes, session tokens, signed cookies. It is called as a library;
 * its own routes are not reachable from outside, because they can do far more than we offer (`admin/*`, `update-user`).
 */
export function createLoginLibrary({ db, log, secret, publicUrl }: LoginLibraryOptions) {
  const isHttps = publicUrl.startsWith('https:');
  return betterAuth({
    appName: 'Attune',
    baseURL: publicUrl,
    basePath: '/api/auth',
    // Given as a list, so that no secret is taken from a variable of the library's own.
    secrets: [{ version: 1, value: secret }],
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
    },
    session: {
      expiresIn: 7 * DAY_S,
      updateAge: DAY_S,
      // A session that was ended must be ended at once.
      cookieCache: { enabled: false },
    },
    plugins: [
      // Refuses sessions for disabled people, and knows the columns for it.
      admin({
        defaultRole: 'agent',
        adminRoles: ['admin'],
        roles: { agent: userAc, lead: userAc, admin: adminAc },
      }),
    ],
    // All limits are in one place, before any work is done: see http/limits.ts.
    rateLimit: { enabled: false },
    advanced: {
      // With this prefix browsers insist on Secure, on path "/" and on this very host.
      cookiePrefix: isHttps ? '__Host-attune' : 'attune',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps, sameSite: 'strict', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message, ...details: unknown[]) => {
        log[level](
          { reason: message, err: details.find((detail) => detail instanceof Error) },
          'login library',
        );
      },
    },
  });
}

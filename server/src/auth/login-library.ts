import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { admin } from 'better-auth/plugins/admin';
import { adminAc, userAc } from 'better-auth/plugins/admin/access';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { createHash, randomInt } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { account, session, twoFactor as twoFactorTable, user, verification } from '../db/schema/index.ts';
import type { Log } from '../log/create-log.ts';
import { restLoginStorages } from './resting-storage.ts';

/** The header that hands the library the address which the HTTP edge found; it never comes from outside. */
export const ADDRESS_HEADER = 'x-attune-address';

/** What the names of its cookies begin with. */
export const cookiePrefixOf = (publicUrl: string): string =>
  // With this prefix browsers insist on Secure, on path "/" and on this very host.
  publicUrl.startsWith('https:') ? '__Host-attune' : 'attune';

const DAY_S = 24 * 60 * 60;
const TRUSTED_FOR_S = 30 * DAY_S;

/** Ten codes of 49 bits, in letters and digits that are not mistaken for one another. */
const BACKUP_CODES = 10;
const BACKUP_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

export type LoginLibrary = ReturnType<typeof createLoginLibrary>;

export interface LoginLibraryOptions {
  readonly db: Db;
  readonly log: Log;
  readonly secret: string;
  /** The SECRET there was until now: what it sealed opens still. */
  readonly secretBefore?: string | undefined;
  /** An origin. */
  readonly publicUrl: string;
}

/**
 * better-auth, for what is easy to get wrong: password hashes, session tokens, signed cookies. It is called as a library;
 * its own routes are not reachable from outside, because they can do far more than we offer (`admin/*`, `update-user`).
 */
export function createLoginLibrary({ db, log, secret, secretBefore, publicUrl }: LoginLibraryOptions) {
  restLoginStorages();
  const isHttps = publicUrl.startsWith('https:');
  return betterAuth({
    appName: 'Attune',
    baseURL: publicUrl,
    basePath: '/api/auth',
    // Given as a list, so that no secret is taken from a variable of the library's own.
    secrets: [secret, ...(secretBefore === undefined || secretBefore === secret ? [] : [secretBefore])].map(
      (value) => ({ version: versionOf(value), value }),
    ),
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification, twoFactor: twoFactorTable },
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
      twoFactor({
        issuer: 'Attune',
        trustDeviceMaxAge: TRUSTED_FOR_S,
        // Guesses at codes, over all sign-ins of an account together; a single one allows five.
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * 60 },
        backupCodeOptions: { customBackupCodesGenerate: newBackupCodes },
      }),
    ],
    // All limits are in one place, before any work is done: see http/limits.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefixOf(publicUrl),
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

/** What is sealed names the secret that opens it; the same one has the same number after every start. */
function versionOf(secret: string): number {
  return createHash('sha256').update(`login ${secret}`).digest().readUInt32BE() & 0x7fff_ffff;
}

function newBackupCodes(): string[] {
  const letters = (count: number) =>
    Array.from({ length: count }, () => BACKUP_LETTERS[randomInt(BACKUP_LETTERS.length)]).join('');
  return Array.from({ length: BACKUP_CODES }, () => `${letters(5)}-${letters(5)}`);
}

import { RequestError, type Person, type SetupInput } from '@attune/protocol';
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { addFirstAdmin, hasPeople } from '../people/first-admin.ts';
import { requireUncommonPassword } from './common-passwords.ts';
import { deleteAllSetupLinks, insertSetupLink, isSetupLinkValid } from './setup-link.repository.ts';

/** 192 bits: far beyond guessing. */
const TOKEN_BYTES = 24;
const VALID_MS = 24 * 60 * 60 * 1_000;

export type SetupLinks = ReturnType<typeof createSetupLinks>;

interface Needs {
  readonly db: Db;
  hashPassword(password: string): Promise<string>;
  now(): number;
}

/**
 * How the first admin comes to be, and only the first: there is no default account and no open sign-up. Every process
 * that starts on a database without people may print a link of its own; the first one used closes them all.
 */
export function createSetupLinks({ db, hashPassword, now }: Needs) {
  return {
    /** A token valid for 24 h, of which only the hash is kept; null when somebody can sign in already. */
    async create(): Promise<string | null> {
      if (await hasPeople(db)) return null;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const createdAt = now();
      await insertSetupLink(db, { tokenHash: hashOf(token), createdAt, expiresAt: createdAt + VALID_MS });
      return token;
    },

    /**
     * Makes the first admin, a member of every site.
     * @throws RequestError `not-found` for a token that is wrong, used or expired, or when somebody was quicker
     */
    async redeem({ token, name, email, password }: SetupInput): Promise<Person> {
      const tokenHash = hashOf(token);
      // Before the costly hash of the password: a wrong token must be cheap to refuse.
      if (!(await isSetupLinkValid(db, tokenHash, now()))) throw linkIsVoid();
      requireUncommonPassword(password, { name, email });
      const passwordHash = await hashPassword(password);
      const admin = await addFirstAdmin(db, { name, email, passwordHash, at: now() }, async (tx) => {
        if (!(await isSetupLinkValid(tx, tokenHash, now()))) return false;
        await deleteAllSetupLinks(tx);
        return true;
      });
      if (admin === null) throw linkIsVoid();
      return admin;
    },
  };
}

/** Where the console takes a token. */
export function setupUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/console/setup?token=${token}`;
}

function linkIsVoid(): RequestError {
  return new RequestError(
    'not-found',
    'This link does not work any more: it was used, or it is older than a day. If nobody can sign in yet, start the server again; it prints a new one.',
  );
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

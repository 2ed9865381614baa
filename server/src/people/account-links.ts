import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { insertReset, renewInvitation } from './account-link.repository.ts';
import { findPerson } from './person.repository.ts';

/** 192 bits: far beyond guessing. */
const TOKEN_BYTES = 24;
export const INVITATION_OPENS_FOR_MS = 7 * 86_400_000;
const RESET_OPENS_FOR_MS = 3_600_000;

export const newLinkToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
/** At rest there is the hash alone. */
export const hashOfLink = (token: string): string => createHash('sha256').update(token).digest('hex');

export type AccountLinks = ReturnType<typeof createAccountLinks>;

/**
 * Links that open an account, once. A letter's are made when it is written, so that they stand nowhere else; their token
 * is behind the "#", where no server and no log sees it.
 */
export function createAccountLinks({
  db,
  publicUrl,
  now,
}: {
  readonly db: Db;
  publicUrl(): string;
  now(): number;
}) {
  return {
    /** @returns null when the invitation was taken back or used */
    async invitation(id: string): Promise<{ readonly url: string; readonly byName: string } | null> {
      const token = newLinkToken();
      const expiresAt = now() + INVITATION_OPENS_FOR_MS;
      const row = await renewInvitation(db, id, { tokenHash: hashOfLink(token), expiresAt });
      return row === null ? null : { url: joinUrl(publicUrl(), token), byName: row.invitedByName };
    },

    /** @returns null when there is no such person, or they are disabled */
    async passwordReset(userId: string): Promise<{ readonly url: string; readonly name: string } | null> {
      const person = await findPerson(db, userId);
      if (person === null || person.disabled) return null;
      const token = newLinkToken();
      const at = now();
      const row = { tokenHash: hashOfLink(token), userId, createdAt: at, expiresAt: at + RESET_OPENS_FOR_MS };
      await insertReset(db, row);
      return { url: `${publicUrl()}/console/reset#${token}`, name: person.name };
    },
  };
}

export const joinUrl = (publicUrl: string, token: string): string => `${publicUrl}/console/join#${token}`;

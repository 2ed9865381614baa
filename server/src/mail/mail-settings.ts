import { RequestError, type MailSettings, type MailSettingsInput } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { findMailSettings, saveMailSettings, type MailSettingsRow } from './mail.repository.ts';
import type { MailServer } from './transport.ts';

const PURPOSE = 'mail-password';
const MINUTE_MS = 60_000;

/** The server to send through, and as whom. */
export interface Postbox {
  readonly server: MailServer;
  readonly fromAddress: string;
  /** null: visitors are not mailed of answers. */
  readonly continuityAfterMs: number | null;
}

export type MailSettingsOf = ReturnType<typeof createMailSettings>;

/** Through which server mails go. The password is sealed at rest and never told again. */
export function createMailSettings({
  db,
  secrets,
  now,
}: {
  readonly db: Db;
  readonly secrets: Secrets;
  now(): number;
}) {
  const passwordIn = (row: MailSettingsRow | null): string | null => {
    if (row === null || row.passwordSealed === null) return null;
    const password = secrets.open(PURPOSE, row.passwordSealed);
    if (password !== null) return password;
    throw new RequestError('conflict', 'SECRET was changed. Enter the password of the mail server again.', {
      field: 'password',
    });
  };
  /** A kept password goes to the server it was given for, and to no other that is named later. */
  const passwordFor = async (input: MailSettingsInput): Promise<string | null> => {
    if (input.userName === null) return null;
    if (input.password !== undefined) return input.password;
    const kept = await findMailSettings(db);
    if (kept !== null && kept.passwordSealed !== null && kept.host !== input.host)
      throw new RequestError('invalid', 'Enter the password again: the host is another one.', {
        field: 'password',
      });
    return passwordIn(kept);
  };
  return {
    async current(): Promise<MailSettings | null> {
      const row = await findMailSettings(db);
      return row === null ? null : toSettings(row);
    },

    /** @returns null when no server was named yet */
    async postbox(): Promise<Postbox | null> {
      const row = await findMailSettings(db);
      if (row === null) return null;
      const { host, port, security, userName, fromAddress, continuityAfterMs } = row;
      return {
        server: { host, port, security, userName, password: passwordIn(row) },
        fromAddress,
        continuityAfterMs,
      };
    },

    /** What these settings would send through, saved or not. @throws RequestError `invalid` */
    async postboxOf(input: MailSettingsInput): Promise<Postbox> {
      const { host, port, security, userName, fromAddress } = input;
      const password = await passwordFor(input);
      return {
        server: { host, port, security, userName, password },
        fromAddress,
        continuityAfterMs: null,
      };
    },

    /** @throws RequestError `invalid` */
    async save(input: MailSettingsInput, byId: string): Promise<MailSettings> {
      const password = await passwordFor(input);
      const { host, port, security, userName, fromAddress, continuityAfterMinutes } = input;
      const row = {
        host,
        port,
        security,
        userName,
        passwordSealed: password === null ? null : secrets.seal(PURPOSE, password),
        fromAddress,
        continuityAfterMs: continuityAfterMinutes === null ? null : continuityAfterMinutes * MINUTE_MS,
        savedAt: now(),
        savedBy: byId,
      };
      await saveMailSettings(db, row);
      return toSettings(row);
    },
  };
}

function toSettings(row: Omit<MailSettingsRow, 'id'>): MailSettings {
  const { host, port, security, userName, passwordSealed, fromAddress, continuityAfterMs } = row;
  return {
    host,
    port,
    security,
    userName,
    hasPassword: passwordSealed !== null,
    fromAddress,
    continuityAfterMinutes: continuityAfterMs === null ? null : Math.round(continuityAfterMs / MINUTE_MS),
  };
}

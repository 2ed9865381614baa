import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { LoginLibrary } from './login-library.ts';
import { listTwoFactor, replaceSealed } from './two-factor.repository.ts';

type Key = Parameters<typeof symmetricEncrypt>[0]['key'];

/**
 * Seals authenticators' secrets and backup codes with the SECRET of now, so that the one before it may go.
 * @returns how many were sealed anew
 */
export async function sealTwoFactor(db: Db, log: Log, library: LoginLibrary): Promise<number> {
  const { secretConfig: key } = await library.$context;
  if (typeof key === 'string') throw new Error('the login library has no versions of its secret');
  let sealed = 0;
  for (const row of await listTwoFactor(db)) {
    if ([row.secret, row.backupCodes].every((text) => parseEnvelope(text)?.version === key.currentVersion))
      continue;
    try {
      const secret = await sealedAnew(key, row.secret);
      const backupCodes = await sealedAnew(key, row.backupCodes);
      await replaceSealed(db, row, { ...row, secret, backupCodes });
      sealed++;
    } catch (err) {
      log.warn({ err }, 'an authenticator was set up under another SECRET; set SECRET_BEFORE, or lift it');
    }
  }
  return sealed;
}

const sealedAnew = async (key: Key, data: string): Promise<string> =>
  symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });

import { RequestError } from '@attune/protocol';
import { dictionary } from '@zxcvbn-ts/language-common';

/** Passwords that stand in lists of those used most, as far as they are long enough for us: about 1,500. */
const common: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= 10),
);

/**
 * Refuses what whoever guesses tries first (OWASP ASVS 5.0, 6.2.4).
 * @param field where it was entered
 * @throws RequestError `invalid`
 */
export function requireUncommonPassword(password: string, field = 'password'): void {
  const lower = password.toLowerCase();
  const isOneLetter = new Set(lower).size === 1;
  if (!common.has(lower) && !isOneLetter) return;
  throw new RequestError(
    'invalid',
    'Many people use this password, so it is tried first by whoever guesses. Choose another one.',
    { field },
  );
}

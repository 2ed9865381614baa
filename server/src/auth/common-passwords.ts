import { RequestError } from '@attune/protocol';
import { dictionary } from '@zxcvbn-ts/language-common';

/** Passwords that stand in lists of those used most, as far as they are long enough for us: about 1,500. */
const common: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= 10),
);

/** Words that whoever guesses a password for this very product tries first; beside them the person's own. */
const PRODUCT_WORDS = ['attune', 'livechat', 'support', 'password', 'admin', 'agent', 'chat'];

/** Letters beside such words that make a password of its own again. */
const OWN_LETTERS = 5;

/** Whose password it is to be, as far as that is known where it is entered. */
export interface Owner {
  readonly name?: string;
  readonly email?: string;
}

/**
 * Refuses what whoever guesses tries first (OWASP ASVS 5.0, 6.2.4), and what is little more than the product's name or
 * the person's own (6.2.11).
 * @param field where it was entered
 * @throws RequestError `invalid`
 */
export function requireUncommonPassword(password: string, owner: Owner = {}, field = 'password'): void {
  const lower = password.toLowerCase();
  const isOneLetter = new Set(lower).size === 1;
  if (common.has(lower) || isOneLetter)
    throw new RequestError(
      'invalid',
      'Many people use this password, so it is tried first by whoever guesses. Choose another one.',
      { field },
    );
  if (isMadeOf(lower, [...wordsOf(owner), ...PRODUCT_WORDS]))
    throw new RequestError(
      'invalid',
      'This is little more than a name that whoever guesses knows. Choose a password of other words.',
      { field },
    );
}

/** The longest first, so that a part of a name leaves nothing of the whole. */
function wordsOf({ name = '', email = '' }: Owner): readonly string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  return [local, ...local.split(/[._+-]/), domain.split('.')[0] ?? '', ...name.toLowerCase().split(/\s+/)]
    .filter((word) => word.length >= 3)
    .toSorted((one, other) => other.length - one.length);
}

function isMadeOf(password: string, words: readonly string[]): boolean {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), password);
  return left !== password && left.replaceAll(/[^\p{L}]/gu, '').length < OWN_LETTERS;
}

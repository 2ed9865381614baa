import { RequestError } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { requireUncommonPassword } from './common-passwords.ts';

const ada = { name: 'Ada Lovelace', email: 'ada.lovelace@example.com' };

describe('a password', () => {
  it.each([
    ['that many people use', 'qwertyuiop', /Many people/],
    ['of one letter', 'aaaaaaaaaaaa', /Many people/],
    ['made of the product’s name', 'Attune-2026!!', /little more than a name/],
    ['made of what agents do', 'livechat-support1', /little more than a name/],
    ['made of the person’s name', 'AdaLovelace1815', /little more than a name/],
    ['made of the person’s address', 'ada.lovelace@example1', /little more than a name/],
  ])('%s is refused', (_what, password, why) => {
    expect(() => requireUncommonPassword(password, ada, 'newPassword')).toThrow(RequestError);
    expect(() => requireUncommonPassword(password, ada, 'newPassword')).toThrow(why);
  });

  it.each([
    ['of other words', 'correct horse battery'],
    ['with a name and words of its own', 'lovelace counts teapots'],
    ['in another script', 'надёжный пароль из слов'],
    ['of signs alone', '9#&2(7!4)0'],
  ])('%s is taken', (_what, password) => {
    expect(() => requireUncommonPassword(password, ada)).not.toThrow();
  });

  it('is taken where nothing is known of its owner', () => {
    expect(() => requireUncommonPassword('lovelace1815')).not.toThrow();
  });
});

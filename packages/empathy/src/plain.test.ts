import { describe, expect, it } from 'vitest';
import { plainName, withoutInvisible } from './plain.ts';

const ZERO_WIDTH_SPACE = '\u200b';
const JOINER = '\u200d';
const TURN_AROUND = '\u202e';

describe('names', () => {
  it.each([
    'Anna',
    '{time}',
    '<img src=x onerror=alert(1)>',
    '${name}',
    '%s',
    'Will',
    'O’Brien',
    '李小龍',
    'Zoë',
  ])('[KS6] %s stays what it is', (name) => {
    expect(plainName(name)).toBe(name);
  });

  it.each([
    ['two\nlines\r\n\tand a tab', 'two lines and a tab'],
    [`  An${ZERO_WIDTH_SPACE}na  `, 'Anna'],
    [`Anna${TURN_AROUND}gpj.exe`, 'Annagpj.exe'],
    ['An\u0000na\u001b[31m', 'Anna[31m'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('[KS6] %j loses what cannot be seen', (given, name) => {
    expect(plainName(given)).toBe(name);
  });

  it.each([null, undefined, '', '   ', ZERO_WIDTH_SPACE, JOINER, `\n${JOINER}\t`])(
    '[KS6] %j is no name',
    (given) => {
      expect(plainName(given)).toBeNull();
    },
  );

  it('[KS6] keeps the joiners that letters need', () => {
    expect(plainName('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(plainName(`👩${JOINER}🚒`)).toBe(`👩${JOINER}🚒`);
  });

  it('[KS6] ends at forty characters, never within one', () => {
    expect(plainName('x'.repeat(41))).toBe('x'.repeat(40));
    expect(plainName(`${'x'.repeat(39)}👩${JOINER}🚒`)).toBe('x'.repeat(39));
    expect(plainName('\ud800x')).toBe('\ufffdx');
  });

  it('[KS6] looks at the beginning of a hundred kilobytes', () => {
    expect(plainName('a b '.repeat(25_000))).toHaveLength(39);
    expect(plainName(`e${'\u0301'.repeat(100_000)}`)).toBeNull();
  });
});

describe('text', () => {
  it('loses invisible characters and keeps words apart', () => {
    expect(withoutInvisible(`one\n\ntwo${ZERO_WIDTH_SPACE}three\u0007`)).toBe('one twothree');
  });
});

import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput } from '../test/inputs.ts';
import { visitorSays } from '../test/said.ts';
import { thresholdsOf } from '../thresholds.ts';
import { capitals } from './capitals.ts';

const words = (...texts: readonly string[]) =>
  capitals
    .detect(anInput({ chat: visitorSays(60, ...texts) }), thresholdsOf(capitals, {}))
    .map(({ sentence }) => plainText(sentence));

describe('capitals', () => {
  it.each(['WHY IS THIS STILL NOT WORKING', 'ПОЧЕМУ ЭТО НЕ РАБОТАЕТ', 'WARUM GEHT DAS IMMER NOCH NICHT'])(
    '[CA1] %s',
    (text) => {
      expect(words('hello, I have a question', text)).toEqual(['wrote in capitals']);
      expect(words(text)).toEqual(['wrote in capitals']);
    },
  );

  it('[CA1] three marks in a row, whatever the letters', () => {
    expect(words('where is it???')).toEqual(['wrote 3 exclamation or question marks in a row']);
    expect(words('no!!')).toEqual([]);
  });

  it.each([
    ['a code', 'AB12CD34EFGH IJ56KL ZX99QQ'],
    ['abbreviations', 'PDF CSV XML'],
    ['one word', 'WEDNESDAY'],
    ['a script without capitals', '为什么还不行这个东西一直坏'],
    ['a script without capitals', 'لماذا لا يعمل هذا'],
    ['a link', 'HTTPS://EXAMPLE.COM/ORDERS/PAGE see here'],
    ['joy', 'Thank you so much!!!'],
    ['a quotation', 'it says "PAYMENT HAS FAILED TODAY" on the page'],
  ])('[CA2] not %s: %s', (_, text) => {
    expect(words('hello there', text)).toEqual([]);
  });

  it('[CA2] not who always writes like that', () => {
    expect(words('WHERE IS MY ORDER', 'I WANT TO KNOW NOW')).toEqual(['wrote in capitals']);
    expect(words('GOOD MORNING', 'WHERE IS MY ORDER')).toEqual([]);
  });
});

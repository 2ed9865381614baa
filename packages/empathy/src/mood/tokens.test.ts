import { describe, expect, it } from 'vitest';
import { hashOfToken } from './hashes.ts';
import { plainTextOf } from './plain-text.ts';
import { tokensOf } from './tokens.ts';

function pieces(text: string): readonly string[] {
  const plain = plainTextOf(text);
  return tokensOf(plain).map(
    ({ kind, start, end }) => `${kind}:${String.fromCharCode(...plain.codes.subarray(start, end))}`,
  );
}

function hashes(text: string): readonly number[] {
  const plain = plainTextOf(text);
  return tokensOf(plain).map((token) => hashOfToken(plain.codes, token));
}

describe('tokens', () => {
  it.each([
    ["I can't!!", ['word:i', "word:can't", 'marks:!!']],
    ['what?!?', ['word:what', 'marks:?!?']],
    ['no :-( 😡', ['word:no', 'face::-(', 'emoji:😡']],
    ['http://x', ['word:http', 'marks::', 'marks://', 'word:x']],
    ["'quoted'", ["marks:'", 'word:quoted', "marks:'"]],
    ['\ud83d!', ['emoji:\ud83d', 'marks:!']],
  ])('of %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([['[NAME]'], ['#PRS_ORG#'], ['<user>']])('[MR4] take %s for taken-out data', (text) => {
    expect(pieces(`hi ${text} ok`)[1]).toMatch(/^placeholder:/u);
    expect(hashes(text)).toEqual(hashes('[ID]x'.slice(0, 4)));
  });

  it.each([
    ['2 weeks', '3 weeks'],
    ['soooooo', 'sooo'],
    ["don't", 'dont'],
  ])('[MR5] hear %j as %j', (a, b) => {
    expect(hashes(a)).toEqual(hashes(b));
  });
});

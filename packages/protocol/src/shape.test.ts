import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_FRAME_BYTES, MAX_NODES } from './limits.ts';
import { RequestError } from './refusal.ts';
import { assertPlainShape } from './shape.ts';

const refusalOf = (input: unknown) => {
  try {
    assertPlainShape(input);
  } catch (error) {
    if (error instanceof RequestError) return error.toRefusal();
    throw error;
  }
  return null;
};

const nested = (levels: number): unknown => {
  let value: unknown = 'inside';
  for (let level = 0; level < levels; level++) value = { next: value };
  return value;
};

describe('[PR4] the shape of an input', () => {
  it('takes an ordinary request', () => {
    expect(refusalOf({ body: 'Grüße 👋', list: [1, null, true] })).toBeNull();
  });

  it.each([MAX_DEPTH, 0])('takes %i levels', (levels) => {
    expect(refusalOf(nested(levels))).toBeNull();
  });

  it.each([MAX_DEPTH + 1, 20_000])('refuses %i levels without overflowing', (levels) => {
    expect(refusalOf(nested(levels))).toMatchObject({ code: 'too-large' });
  });

  it('refuses more text than a frame may hold', () => {
    expect(refusalOf({ body: 'x'.repeat(MAX_FRAME_BYTES) })).toBeNull();
    expect(refusalOf({ body: 'x'.repeat(MAX_FRAME_BYTES + 1) })).toMatchObject({ code: 'too-large' });
  });

  it('refuses more values than anybody needs', () => {
    expect(refusalOf(Array.from({ length: MAX_NODES }, () => 0))).toMatchObject({ code: 'too-large' });
  });

  it.each([
    ['a NUL', 'a\0b'],
    ['a lone high surrogate', 'a\ud83d'],
    ['a lone low surrogate', '\udc4b'],
  ])('refuses %s and names the place', (_name, body) => {
    expect(refusalOf({ list: [{ body }] })).toMatchObject({ code: 'invalid', field: 'list.0.body' });
  });

  it('refuses them in keys as well', () => {
    expect(refusalOf({ 'a\0': 1 })).toMatchObject({ code: 'invalid' });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s', (key) => {
    expect(refusalOf(JSON.parse(`{"in":{"${key}":1}}`))).toMatchObject({ code: 'invalid', field: 'in' });
  });

  it.each([
    ['binary', new Uint8Array(3)],
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['a bigint', 1n],
  ])('refuses %s', (_name, value) => {
    expect(refusalOf({ value })).toMatchObject({ code: 'invalid', field: 'value' });
  });
});

import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('reads a text once while it is remembered, and the oldest again', () => {
  const reads: string[] = [];
  const lengthOf = remembered((text) => {
    reads.push(text);
    return text.length;
  });
  expect([lengthOf('hello'), lengthOf('hello')]).toEqual([5, 5]);
  expect(reads).toEqual(['hello']);
  for (let index = 0; index < 5_000; index++) lengthOf(`text ${index}`);
  expect(lengthOf('hello')).toBe(5);
  expect(reads.filter((text) => text === 'hello')).toHaveLength(2);
});

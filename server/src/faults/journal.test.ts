import type { MessageEvent } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { judge, type Operation } from './journal.ts';

const operation = (number: number, seq: number | null): Operation => ({
  conversationId: 'c',
  clientId: `m${number}`,
  body: `message ${number}`,
  number,
  seq,
});
const entry = (number: number, seq: number): MessageEvent => ({
  kind: 'message',
  seq,
  at: 0,
  author: { kind: 'visitor', id: 'v', name: null },
  clientId: `m${number}`,
  body: `message ${number}`,
});
const verdict = (operations: Operation[], list: MessageEvent[], seqs = list.map(({ seq }) => seq)) =>
  judge(operations, new Map([['c', list]]), [{ conversationId: 'c', seqs }]);

const clean = { lost: 0, duplicated: 0, disordered: 0, holes: 0 };

describe('the checker of histories', () => {
  it('finds nothing where all is well, also with an attempt that nobody heard of', () => {
    expect(
      verdict([operation(1, 1), operation(2, null), operation(3, 2)], [entry(1, 1), entry(3, 2)]),
    ).toEqual(clean);
  });

  it('finds an acknowledged message that is gone', () => {
    expect(verdict([operation(1, 1), operation(2, 2)], [entry(1, 1)], [1])).toEqual({ ...clean, lost: 1 });
  });

  it('finds an acknowledged message at another place', () => {
    expect(verdict([operation(1, 5)], [entry(1, 1)])).toEqual({ ...clean, lost: 1 });
  });

  it('finds a message that stands twice', () => {
    expect(verdict([operation(1, 1)], [entry(1, 1), entry(1, 2)])).toMatchObject({ duplicated: 1 });
  });

  it('finds messages in another order than written', () => {
    expect(verdict([operation(1, 2), operation(2, 1)], [entry(2, 1), entry(1, 2)])).toEqual({
      ...clean,
      disordered: 1,
    });
  });

  it('finds a position that is missing, and one that an observer missed', () => {
    expect(verdict([operation(1, 1), operation(2, 3)], [entry(1, 1), entry(2, 3)], [1, 2])).toEqual({
      ...clean,
      holes: 1,
    });
    expect(verdict([operation(1, 1), operation(2, 2)], [entry(1, 1), entry(2, 2)], [1])).toEqual({
      ...clean,
      holes: 1,
    });
  });
});

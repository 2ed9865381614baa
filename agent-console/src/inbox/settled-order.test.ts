import { describe, expect, it } from 'vitest';
import { settle } from './settled-order.ts';

const shown = { ids: ['a', 'b', 'c'], isStale: false };

describe('settle', () => {
  it('takes the wanted order when nobody points at the list', () => {
    expect(settle(shown, ['c', 'a', 'b'], false)).toEqual({ ids: ['c', 'a', 'b'], isStale: false });
  });

  it('moves no row while somebody does, and says that the order changed', () => {
    expect(settle(shown, ['c', 'a', 'b'], true)).toEqual({ ids: ['a', 'b', 'c'], isStale: true });
  });

  it('adds new rows at the end while held', () => {
    expect(settle(shown, ['new', 'a', 'b', 'c'], true)).toEqual({
      ids: ['a', 'b', 'c', 'new'],
      isStale: true,
    });
  });

  it('takes away at once what is gone', () => {
    expect(settle(shown, ['a', 'c'], true)).toEqual({ ids: ['a', 'c'], isStale: false });
  });

  it('gives the same value back when nothing changed', () => {
    expect(settle(shown, ['a', 'b', 'c'], true)).toBe(shown);
    expect(settle(shown, ['a', 'b', 'c'], false)).toBe(shown);
  });
});

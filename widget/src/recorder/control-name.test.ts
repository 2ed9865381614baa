import { MAX_CONTROL_NAME_LENGTH } from '@attune/protocol/limits';
import { describe, expect, it } from 'vitest';
import { filterName } from './control-name.ts';

describe('filterName', () => {
  it.each([
    ['Pay', 'Pay'],
    ['  Add\n   to cart ', 'Add to cart'],
    ['Step 2 of 3', 'Step 2 of 3'],
    ['Zur Kasse gehen', 'Zur Kasse gehen'],
    ['注文する', '注文する'],
  ])('lets %j through as %j', (raw, name) => {
    expect(filterName(raw)).toBe(name);
  });

  it.each([
    'mara@example.org',
    'Order 81723',
    'Pay €1,299.00',
    'Card ending ٤٢٤٢',
    '12 34 56',
    'word '.repeat(30),
    'x'.repeat(1_000),
  ])('drops %j, which may be about somebody', (raw) => {
    expect(filterName(raw)).toBe('');
  });

  it('cuts a long label at forty characters', () => {
    const name = filterName('Show me everything that I might like to buy');
    expect(name).toBe('Show me everything that I might like to…');
    expect(name.length).toBeLessThanOrEqual(MAX_CONTROL_NAME_LENGTH);
  });

  it('never leaves half a surrogate pair, which the server would refuse', () => {
    const name = filterName(`${'a'.repeat(38)}😀${'b'.repeat(10)}`);
    expect(name.isWellFormed()).toBe(true);
    expect(name.length).toBeLessThanOrEqual(MAX_CONTROL_NAME_LENGTH);
  });
});

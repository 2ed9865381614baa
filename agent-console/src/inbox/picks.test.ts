import { describe, expect, it } from 'vitest';
import { noPicks, pickedUpTo, toggled } from './picks.ts';

const shown = ['a', 'b', 'c', 'd'];

describe('picking rows', () => {
  it('picks one and lets it go', () => {
    const one = toggled(noPicks, 'a');
    expect([...one.ids]).toEqual(['a']);
    expect([...toggled(one, 'a').ids]).toEqual([]);
  });

  it('picks everything between two, either way round', () => {
    expect([...pickedUpTo(toggled(noPicks, 'b'), 'd', shown).ids]).toEqual(['b', 'c', 'd']);
    expect([...pickedUpTo(toggled(noPicks, 'd'), 'b', shown).ids].sort()).toEqual(['b', 'c', 'd']);
  });

  it('picks one where no range begins, or where its beginning has left the screen', () => {
    expect([...pickedUpTo(noPicks, 'c', shown).ids]).toEqual(['c']);
    expect([...pickedUpTo(toggled(noPicks, 'gone'), 'c', shown).ids]).toEqual(['gone', 'c']);
  });
});

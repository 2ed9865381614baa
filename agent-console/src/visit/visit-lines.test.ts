import type { VisitItem } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { stretchesOf, withEarlier, withLatest } from './visit-lines.ts';

const item = (key: string, at: number, given: Partial<VisitItem> = {}): VisitItem => ({
  key,
  at,
  kind: 'signal',
  sentence: [key],
  ...given,
});
const page = (path: string, at: number): VisitItem =>
  item(`page:${path}:${at}`, at, { kind: 'page', path, sentence: ['went to ', { name: path }] });
const press = (key: string, at: number, outcome: VisitItem['outcome'] = 'silent'): VisitItem =>
  item(key, at, { kind: 'press', outcome, sentence: ['clicked ', { name: 'Pay' }] });
const keys = (items: readonly VisitItem[]): string[] => items.map(({ key }) => key);

describe('the lines of a visit', () => {
  it('stand under the page they happened on', () => {
    const stretches = stretchesOf([item('a', 1), page('/cart', 2), item('b', 3), page('/pay', 4)]);
    expect(stretches.map((each) => [each.page?.path ?? null, each.lines.length])).toEqual([
      [null, 1],
      ['/cart', 1],
      ['/pay', 0],
    ]);
  });

  it('gather the same press with the same outcome, and keep another outcome apart', () => {
    const [stretch] = stretchesOf([press('p1', 1), press('p2', 2), press('p3', 3, 'answered')]);
    expect(stretch?.lines.map((line) => [line.item.key, line.item.at, line.times])).toEqual([
      ['p1', 2, 2],
      ['p3', 3, 1],
    ]);
  });

  it('begin anew where a day begins', () => {
    const day = 86_400_000;
    expect(stretchesOf([item('a', 0), item('b', 2 * day)]).map((each) => each.day !== null)).toEqual([
      false,
      true,
    ]);
  });
});

describe('what is held of a visit', () => {
  const held = [item('a', 1), press('p', 5, 'pending')];

  it('takes the latest as they are told now, and keeps what stands before them', () => {
    const now = withLatest(held, [press('p', 5, 'late'), item('b', 6)]);
    expect(keys(now)).toEqual(['a', 'p', 'b']);
    expect(now[1]?.outcome).toBe('late');
  });

  it('takes what stands before it once', () => {
    expect(keys(withEarlier(held, [item('z', 0), item('a', 1)]))).toEqual(['z', 'a', 'p']);
  });

  it('is not lost when nothing is told', () => {
    expect(withLatest(held, [])).toEqual(held);
  });
});

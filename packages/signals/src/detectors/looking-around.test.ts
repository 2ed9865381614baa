import { aPress } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput, at } from '../test/inputs.ts';
import { copiedErrors, cursorTurns, scrollTurns, zooms } from '../test/page-facts.ts';
import { copiedError } from './copied-error.ts';
import { cursorThrash } from './cursor-thrash.ts';
import { pinchZoom } from './pinch-zoom.ts';
import { scrollThrash } from './scroll-thrash.ts';

const every = (everyMs: number, count: number) =>
  Array.from({ length: count }, (_, index) => index * everyMs);

describe('scroll thrash', () => {
  const detect = (viewports: number, instants: readonly number[]) =>
    scrollThrash.detect(anInput({ interactions: scrollTurns(viewports, ...instants) }), {
      minTurns: 6,
      withinMs: 10_000,
      minViewportPercent: 50,
    });

  it('[LA1] six turns within ten seconds', () => {
    const [found] = detect(0.5, every(2_000, 6));
    expect(plainText(found?.sentence ?? [])).toBe('scrolled up and down 6 times in 10 s');
    expect(detect(0.5, every(2_001, 6))).toEqual([]);
    expect(detect(0.5, every(1_000, 5))).toEqual([]);
  });

  it('[LA1] small movements keep a line in view', () => {
    expect(detect(0.49, every(1_000, 9))).toEqual([]);
  });

  it('[BU1] goes on until its time has passed without another, under one key', () => {
    const found = detect(1, [...every(1_000, 6), 15_000, 25_001]);
    expect(found).toMatchObject([{ key: `scroll-thrash:visit-1:${at(0)}`, evidence: { turns: 7 } }]);
  });

  it('[BU1] begins with the first dense part', () => {
    expect(detect(1, [0, 9_000, ...every(500, 6).map((ms) => ms + 18_000)])).toMatchObject([
      { key: `scroll-thrash:visit-1:${at(18_000)}` },
    ]);
  });
});

describe('pinch zoom', () => {
  const detect = (...instants: readonly number[]) =>
    pinchZoom.detect(anInput({ interactions: zooms(...instants) }), { minZooms: 2, withinMs: 10_000 });

  it('[LA2] twice within ten seconds', () => {
    expect(detect(0, 10_000).map(({ sentence }) => plainText(sentence))).toEqual(['zoomed in 2 times']);
    expect(detect(0, 10_001)).toEqual([]);
  });

  it('[BU2] a fact that was sent twice is one', () => {
    expect(detect(0, 0)).toEqual([]);
  });
});

describe('cursor thrash', () => {
  const detect = (...given: Parameters<typeof cursorTurns>) =>
    cursorThrash.detect(anInput({ interactions: cursorTurns(...given) }), {
      minTurns: 20,
      withinMs: 2_000,
      minTravelPx: 30,
    });

  it('[LA3] is off as it comes', () => {
    expect([cursorThrash.enabledByDefault, copiedError.enabledByDefault]).toEqual([false, false]);
  });

  it('[LA3] twenty wide turns within two seconds', () => {
    expect(detect('x', 30, ...every(100, 20))).toHaveLength(1);
    expect(detect('x', 29, ...every(100, 20))).toEqual([]);
    expect(detect('x', 30, ...every(100, 19))).toEqual([]);
  });

  it('[LA3] axes count apart, and both at once are one', () => {
    const thrash = (interactions: ReturnType<typeof cursorTurns>) =>
      cursorThrash.detect(anInput({ interactions }), { minTurns: 20, withinMs: 2_000, minTravelPx: 30 });
    const [x, y] = [cursorTurns('x', 60, ...every(100, 20)), cursorTurns('y', 60, ...every(100, 20))];
    expect(thrash([...x.slice(0, 10), ...y.slice(10)])).toEqual([]);
    expect(thrash([...x, ...y])).toHaveLength(1);
  });

  it('[LA3] a press in between means that the pointer had somewhere to go', () => {
    const interactions = [...cursorTurns('x', 60, ...every(100, 20)), aPress({ at: 950 })];
    expect(
      cursorThrash.detect(anInput({ interactions }), { minTurns: 20, withinMs: 2_000, minTravelPx: 30 }),
    ).toEqual([]);
  });
});

describe('copied error', () => {
  it('[CE1] every copy is one', () => {
    const found = copiedError.detect(anInput({ interactions: copiedErrors(0, 0, 9_000) }), {});
    expect(found.map(({ sentence }) => plainText(sentence))).toEqual([
      'copied an error message',
      'copied an error message',
    ]);
  });
});

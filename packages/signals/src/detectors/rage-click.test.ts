import type { Interaction } from '@attune/protocol';
import { aControl, anOutcome, aPress, judgedPress, pressesAt, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput } from '../test/inputs.ts';
import { thresholdsOf } from '../thresholds.ts';
import { rageClick } from './rage-click.ts';

const defaults = thresholdsOf(rageClick, {});

function detect(
  interactions: readonly Interaction[],
  {
    now = 60_000,
    completeSince,
    ...changed
  }: Partial<typeof defaults & { now: number; completeSince: number }> = {},
) {
  const input = anInput({ interactions, now, ...(completeSince !== undefined && { completeSince }) });
  return rageClick.detect(input, { ...defaults, ...changed });
}

const sentences = (...given: Parameters<typeof detect>) =>
  detect(...given).map(({ sentence }) => plainText(sentence));

describe('when it is rage', () => {
  it('[RC9] tells "clicked Pay 5 times in 1.4 s; nothing happened"', () => {
    const [found] = detect(pressesAt([0, 350, 700, 1_050, 1_400]));
    expect(found?.sentence).toEqual(['clicked ', { name: 'Pay' }, ' 5 times in 1.4 s; nothing happened']);
  });

  it('[RC2] three presses within two seconds are enough, two are not', () => {
    expect(detect(pressesAt([0, 1_000, 2_000]))).toHaveLength(1);
    expect(detect(pressesAt([0, 200]))).toEqual([]);
  });

  it('[RC2] stays quiet one millisecond past the window', () => {
    expect(detect(pressesAt([0, 1_000, 2_000]), { withinMs: 1_999 })).toEqual([]);
  });

  it('[RC2] looks for the fast presses anywhere in the run', () => {
    expect(sentences(pressesAt([0, 900, 1_800, 2_600, 2_800, 3_000, 3_900]), { withinMs: 400 })).toEqual([
      'clicked Pay 7 times in 3.9 s; nothing happened',
    ]);
  });

  it('[RC2] four clicks within 1.5 s mean exactly that', () => {
    const changed = { minClicks: 4, withinMs: 1_500 };
    expect(detect(pressesAt([0, 500, 1_000]), changed)).toEqual([]);
    expect(detect(pressesAt([0, 500, 1_000, 1_500]), changed)).toHaveLength(1);
    expect(detect(pressesAt([0, 500, 1_000, 1_600]), changed)).toEqual([]);
  });

  it('[RC1] a pause longer than a second ends the run', () => {
    expect(detect(pressesAt([0, 400, 1_401, 1_800]))).toEqual([]);
    expect(detect(pressesAt([0, 400, 1_400, 1_800]))).toHaveLength(1);
  });

  it('[RC1] a clock that jumps back ends the run', () => {
    expect(detect(pressesAt([1_000, 1_300, 0]))).toEqual([]);
  });

  it('[RC1] other controls are other runs', () => {
    const cart = { control: aControl({ key: 'cart' }) };
    expect(detect([...pressesAt([0, 300]), ...pressesAt([600, 900], { id: 3, ...cart })])).toEqual([]);
  });

  it('[RC1] a press elsewhere in between does not end it, as far as the way there and back allows', () => {
    const elsewhere = (travelPx: number) =>
      judgedPress(aPress({ id: 3, at: 700, travelPx, control: aControl({ key: 'cart' }) }));
    const back = (travelPx: number) => judgedPress(aPress({ id: 4, at: 900, travelPx }));
    expect(detect([...pressesAt([0, 400]), ...elsewhere(60), ...back(60)])).toHaveLength(1);
    expect(detect([...pressesAt([0, 400]), ...elsewhere(100), ...back(100)])).toEqual([]);
  });

  it('[RC3] on a plain spot the next press has to be within 40 px, on a button within 160 px', () => {
    const spot = { control: aControl({ role: 'generic' }) };
    expect(detect(pressesAt([0, 300, 600], { ...spot, travelPx: 40 }))).toHaveLength(1);
    expect(detect(pressesAt([0, 300, 600], { ...spot, travelPx: 41 }))).toEqual([]);
    expect(detect(pressesAt([0, 300, 600], { travelPx: 160 }))).toHaveLength(1);
    expect(detect(pressesAt([0, 300, 600], { travelPx: 161 }))).toEqual([]);
  });

  it('[PR7] never while somebody places a cursor', () => {
    expect(detect(pressesAt([0, 200, 400], { control: aControl({ role: 'textbox' }) }))).toEqual([]);
  });
});

describe('what the page did', () => {
  const answered = (from: number, count: number) =>
    pressesAt(
      Array.from({ length: count }, (_, index) => (from + index) * 200),
      { id: from + 1, outcome: 'effect' },
    );
  const silent = (from: number, count: number) =>
    pressesAt(
      Array.from({ length: count }, (_, index) => (from + index) * 200),
      { id: from + 1 },
    );

  it.each([3, 8, 30])('[RC4] [RC5] a stepper pressed %i times is no rage', (count) => {
    expect(detect(answered(0, count))).toEqual([]);
  });

  it('[RC4] one answer excuses a short run', () => {
    expect(detect([...silent(0, 3), ...answered(3, 1)])).toEqual([]);
  });

  it('[RC4] so does one press nobody could judge', () => {
    expect(detect([...silent(0, 3), ...pressesAt([600], { id: 4, outcome: 'cannot-judge' })])).toEqual([]);
  });

  it('[RC5] half of a long run without an answer is rage, less is not', () => {
    expect(sentences([...answered(0, 3), ...silent(3, 3)])).toEqual([
      'clicked Pay 6 times in 1 s; nothing happened on 3 of them',
    ]);
    expect(detect([...answered(0, 4), ...silent(4, 3)])).toEqual([]);
  });

  it('[RC9] an answer that came too late is told', () => {
    expect(sentences(pressesAt([0, 400, 800], { outcome: 'slow' }))).toEqual([
      'clicked Pay 3 times in 0.8 s; it answered only after 4 s',
    ]);
  });

  it('[RC9] a failure is told before anything else', () => {
    const facts = [...pressesAt([0, 400, 800]), ...pressesAt([1_200], { id: 4, outcome: 'error' })];
    expect(sentences(facts)).toEqual(['clicked Pay 4 times in 1.2 s; the page failed']);
  });

  it('[SE2] a button without a name is "a button"', () => {
    expect(sentences(pressesAt([0, 400, 800], { control: aControl({ name: '' }) }))).toEqual([
      'clicked a button 3 times in 0.8 s; nothing happened',
    ]);
  });
});

describe('when it is judged', () => {
  const presses = [0, 400, 800].map((at, index) => aPress({ id: index + 1, at }));
  const nones = presses.map((press) => anOutcome(press, 'none', 1_000));

  it('[RC6] waits for the verdict on the last press', () => {
    expect(detect([...presses, ...nones.slice(0, 2)], { now: 1_700 })).toEqual([]);
    expect(detect([...presses, ...nones], { now: 1_800 })).toHaveLength(1);
  });

  it('[RC6] or until 3 s have passed, without a word of the recorder', () => {
    expect(detect(presses, { now: 3_800 })).toEqual([]);
    expect(detect(presses, { now: 3_801 })).toHaveLength(1);
  });

  it('[RC6] says when to look again', () => {
    const look = (now: number) => rageClick.nextLookAt(anInput({ interactions: presses, now }), defaults);
    expect(look(900)).toBe(TUESDAY_AFTERNOON + 3_001);
    expect(look(3_500)).toBe(TUESDAY_AFTERNOON + 3_801);
    expect(look(3_801)).toBeNull();
  });

  it('[RC6] asks for no look at presses too few to matter', () => {
    const input = anInput({ interactions: presses.slice(0, 2), now: 900 });
    expect(rageClick.nextLookAt(input, defaults)).toBeNull();
  });

  it('[RC6] keeps what it found when the run is taken up again', () => {
    const taken = aPress({ id: 4, at: 1_850 });
    const facts = [...presses, ...nones, taken];
    expect(sentences(facts, { now: 1_900, maxGapMs: 1_500 })).toEqual([
      'clicked Pay 3 times in 0.8 s; nothing happened',
    ]);
    expect(sentences([...facts, anOutcome(taken, 'none', 1_000)], { now: 2_900, maxGapMs: 1_500 })).toEqual([
      'clicked Pay 4 times in 1.9 s; nothing happened',
    ]);
  });

  it('[RC6] takes a short run back when the press that took it up was answered', () => {
    const taken = aPress({ id: 4, at: 1_850 });
    const facts = [...presses, ...nones, taken, anOutcome(taken, 'effect', 50)];
    expect(detect(facts, { now: 2_000, maxGapMs: 1_500 })).toEqual([]);
  });

  it('[RC6] does not wait for the end of a run that is long enough already', () => {
    const many = Array.from({ length: 12 }, (_, index) => aPress({ id: index + 1, at: index * 300 }));
    const known = many.slice(0, 8).map((press) => anOutcome(press, 'none', 1_000));
    expect(sentences([...many, ...known], { now: 3_300 })).toEqual([
      'clicked Pay 8 times in 2.1 s; nothing happened',
    ]);
  });
});

describe('what it says', () => {
  it('[RC7] 32 points for three or four presses, 40 from five on', () => {
    const points = (count: number) =>
      detect(pressesAt(Array.from({ length: count }, (_, index) => index * 300))).map(
        (found) => found.points,
      );
    expect([3, 4, 5, 9].map(points)).toEqual([[32], [32], [40], [40]]);
  });

  it('[RC7] counts from the last press, with a half-life of three minutes', () => {
    const [found] = detect(pressesAt([0, 400, 800]));
    expect(found).toMatchObject({ detectedAt: TUESDAY_AFTERNOON + 800, halfLifeMs: 180_000, endedAt: null });
  });

  it('[RC8] a run that grows keeps its key', () => {
    const short = detect(pressesAt([0, 300, 600], { id: 11 }));
    const long = detect(pressesAt([0, 300, 600, 900, 1_200], { id: 11 }));
    expect(short.map(({ key }) => key)).toEqual(['rage-click:visit-1:11']);
    expect(long.map(({ key }) => key)).toEqual(['rage-click:visit-1:11']);
    expect(long[0]?.strength).toBeGreaterThan(short[0]?.strength ?? 1);
  });

  it('[RC8] two runs on one control are two signals', () => {
    const facts = [...pressesAt([0, 300, 600]), ...pressesAt([20_000, 20_300, 20_600], { id: 4 })];
    expect(detect(facts).map(({ key }) => key)).toEqual(['rage-click:visit-1:1', 'rage-click:visit-1:4']);
  });

  it('keeps the facts it rests on', () => {
    const [found] = detect(pressesAt([0, 350, 700, 1_050, 1_400]));
    expect(found?.evidence).toEqual({
      presses: 5,
      unanswered: 5,
      spanMs: 1_400,
      control: 'Pay',
      controlKey: 'pay',
      role: 'button',
      path: '/checkout',
      outcome: 'none',
      firstPress: 1,
      lastPress: 5,
      firstAt: TUESDAY_AFTERNOON,
      lastAt: TUESDAY_AFTERNOON + 1_400,
    });
  });

  it('[RC10] leaves out a run whose beginning may be missing', () => {
    const facts = pressesAt([20_000, 20_300, 20_600]);
    expect(detect(facts, { completeSince: TUESDAY_AFTERNOON + 10_001 })).toEqual([]);
    expect(detect(facts, { completeSince: TUESDAY_AFTERNOON + 10_000 })).toHaveLength(1);
  });
});

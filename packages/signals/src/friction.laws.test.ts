import type { Judgement, Signal, SignalKind } from '@attune/protocol';
import { aSignal } from '@attune/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectors } from './catalogue.ts';
import { frictionAt, type FrictionState } from './friction.ts';
import { advance, RAISE_HOLD_MS, step } from './friction-level.ts';
import { scoreAt, shownScore } from './friction-score.ts';
import { countable } from './signal-points.ts';
import { at } from './test/inputs.ts';

const MINUTE = 60_000;
/** States that last; the others are signals of an instant. */
const LASTING: ReadonlySet<SignalKind> = new Set([
  'waiting',
  'no-answer',
  'gone-quiet',
  'left-while-waiting',
  'unstable-connection',
]);

/** Every kind as it comes: the most it may count, and for how long. */
const kinds = detectors.map(({ kind, family, points, halfLifeMs }) => ({
  kind,
  family,
  points,
  halfLifeMs: LASTING.has(kind) ? null : halfLifeMs,
}));
const weakKinds = new Set(detectors.filter(({ weak }) => weak).map(({ kind }) => kind));

/** Signals as they could stand in a conversation of a quarter of an hour; some states have ended. */
const anySignal: fc.Arbitrary<Signal> = fc
  .record({
    key: fc.integer({ min: 0, max: 40 }),
    sort: fc.constantFrom(...kinds),
    detectedAt: fc.integer({ min: 0, max: 15 * MINUTE }),
    lastedMs: fc.option(fc.integer({ min: 0, max: 5 * MINUTE })),
  })
  .map(({ key, sort, detectedAt, lastedMs }) => {
    if (sort.halfLifeMs !== null) return aSignal({ ...sort, key: `${sort.kind}:${key}`, detectedAt });
    const since = at(detectedAt - MINUTE);
    return aSignal({
      ...sort,
      key: `${sort.kind}:${key}`,
      detectedAt,
      endedAt: lastedMs === null ? null : detectedAt + lastedMs,
      halfLifeMs: lastedMs === null ? null : MINUTE,
      evidence: { since, fromMs: MINUTE, fullMs: 4 * MINUTE, afterMs: MINUTE, tabHidden: false },
    });
  });

const anySignals = fc.uniqueArray(anySignal, { maxLength: 12, selector: ({ key }) => key });
const anyInstant = fc.integer({ min: 0, max: 30 * MINUTE });
const anyAsks = fc.uniqueArray(fc.integer({ min: 0, max: 20 * MINUTE }), { minLength: 1, maxLength: 30 });

const total = (signals: readonly Signal[], ms: number) => scoreAt(countable(signals, at(ms)), at(ms)).total;
const knownAt = (signals: readonly Signal[], now: number) =>
  signals.filter(({ detectedAt }) => detectedAt <= now);

const anyJudgements: fc.Arbitrary<readonly Judgement[]> = fc.array(
  fc.record({
    signalKey: fc
      .tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 40 }))
      .map(([{ kind }, key]) => `${kind}:${key}`),
    verdict: fc.constantFrom('seen', 'not-frustrated'),
    by: fc.constantFrom('ada', 'ben'),
    at: fc.integer({ min: 0, max: 20 * MINUTE }).map(at),
  }),
  { maxLength: 8 },
);

describe('whatever the signals', () => {
  it('[FR5] the score is a whole number from 0 to 100', () => {
    fc.assert(
      fc.property(anySignals, anyInstant, (signals, ms) => {
        const { score } = frictionAt(signals, null, at(ms)).friction;
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
      }),
    );
  });

  it('[FR6] whole points add up to it, strongest first', () => {
    fc.assert(
      fc.property(anySignals, anyInstant, (signals, ms) => {
        const { score, contributions } = frictionAt(signals, null, at(ms)).friction;
        const points = contributions.map((part) => part.points);
        expect(points.reduce((sum, part) => sum + part, 0)).toBe(score);
        expect(points.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
      }),
    );
  });

  it('[FR5] one more signal never lowers it', () => {
    fc.assert(
      fc.property(anySignals, anySignal, anyInstant, (signals, more, ms) => {
        fc.pre(signals.every(({ key }) => key !== more.key));
        expect(total([...signals, more], ms)).toBeGreaterThanOrEqual(total(signals, ms) - 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('[FR5] order and repeats do not matter', () => {
    const shuffled = anySignals.chain((signals) =>
      fc.tuple(
        fc.constant(signals),
        fc.shuffledSubarray([...signals, ...signals], { minLength: signals.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyInstant, ([signals, mixed], ms) => {
        expect(frictionAt(mixed, null, at(ms))).toEqual(frictionAt(signals, null, at(ms)));
      }),
    );
  });

  it('[FR4] [FR20] hints alone never leave calm, however many', () => {
    const hints = fc.array(
      anySignal.filter(({ kind }) => weakKinds.has(kind)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(hints, anyInstant, (signals, ms) => {
        expect(frictionAt(signals, null, at(ms)).friction.level).toBe('calm');
      }),
    );
  });

  it('[FR20] one signal alone never raises a flag, but of somebody who asks for a human', () => {
    const known = anySignal.filter(({ kind }) => kind !== 'asked-for-human');
    fc.assert(
      fc.property(known, anyInstant, (signal, ms) => {
        expect(['calm', 'watch']).toContain(frictionAt([signal], null, at(ms)).friction.level);
      }),
      { numRuns: 300 },
    );
  });

  it('[FR16] a signal that was called wrong never adds anything, and judging in any order says the same', () => {
    fc.assert(
      fc.property(anySignals, anyJudgements, anyInstant, (signals, judgements, ms) => {
        const one = frictionAt(signals, null, at(ms), judgements);
        expect(frictionAt(signals, null, at(ms), judgements.toReversed())).toEqual(one);
        const wrong = one.friction.contributions.filter(({ judged }) => judged === 'not-frustrated');
        expect(wrong.filter(({ points }) => points > 0)).toEqual([]);
        expect(one.friction.score).toBeLessThanOrEqual(frictionAt(signals, null, at(ms)).friction.score);
      }),
    );
  });

  it('[FR17] [FR18] what is quiet does not call, and nothing below a flag does', () => {
    fc.assert(
      fc.property(anySignals, anyJudgements, anyInstant, (signals, judgements, ms) => {
        const { friction, calls } = frictionAt(signals, null, at(ms), judgements);
        const { level, quietUntil } = friction;
        expect(calls).toBe(quietUntil === null && (level === 'flag' || level === 'urgent'));
        expect(quietUntil ?? Infinity).toBeGreaterThan(at(ms));
      }),
    );
  });

  it('[FR11] asking twice at one instant changes nothing', () => {
    fc.assert(
      fc.property(anySignals, anyInstant, (signals, ms) => {
        const once = frictionAt(signals, null, at(ms));
        expect(frictionAt(signals, once.state, at(ms))).toEqual({ ...once, calls: false });
      }),
    );
  });

  it('[FR13] a state that was stored as JSON serves as well', () => {
    fc.assert(
      fc.property(anySignals, anyInstant, anyInstant, (signals, first, second) => {
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        const { state } = frictionAt(signals, null, at(early));
        const stored = JSON.parse(JSON.stringify(state)) as FrictionState;
        expect(frictionAt(signals, stored, at(late))).toEqual(frictionAt(signals, state, at(late)));
      }),
    );
  });

  it('[FR12] the next look is at least a second ahead', () => {
    fc.assert(
      fc.property(anySignals, anyInstant, (signals, ms) => {
        const { nextCheckAt } = frictionAt(signals, null, at(ms));
        expect(nextCheckAt ?? Infinity).toBeGreaterThanOrEqual(at(ms) + 1_000);
      }),
    );
  });

  it('[FR12] until then the level stands and the score moves by less than five', () => {
    fc.assert(
      fc.property(anySignals, anyInstant, fc.double({ min: 0, max: 1, noNaN: true }), (all, ms, share) => {
        const signals = knownAt(all, at(ms));
        const { friction, state, nextCheckAt } = frictionAt(signals, null, at(ms));
        const end = nextCheckAt ?? at(ms) + 30 * MINUTE;
        fc.pre(end - at(ms) > 2_000);
        const between = Math.floor(at(ms) + (end - at(ms) - 2_000) * share);
        const then = frictionAt(signals, state, between).friction;
        expect(then.level).toBe(friction.level);
        expect(Math.abs(then.score - friction.score)).toBeLessThan(5);
      }),
    );
  });
});

/** The level somebody sees who asks at these instants. */
function levelsSeen(signals: readonly Signal[], asks: readonly number[]) {
  let state: FrictionState | null = null;
  return asks.map((ms) => {
    const answer = frictionAt(knownAt(signals, at(ms)), state, at(ms));
    ({ state } = answer);
    return { ms, level: answer.friction.level, since: answer.friction.since };
  });
}

/** The same, worked out the plain way: one look a second, none left out. */
function levelsBySecond(signals: readonly Signal[], untilMs: number) {
  let state: FrictionState | null = null;
  return Array.from({ length: untilMs / 1_000 + 1 }, (_, second) => {
    const now = at(second * 1_000);
    const counted = countable(knownAt(signals, now), now);
    state = state === null ? advance(counted, null, now) : step(state, shownScore(counted, now), now);
    return { ms: second * 1_000, level: state.level, since: state.since };
  });
}

const isFlagged = (level: string) => level === 'flag' || level === 'urgent';

/** How long each flag stood that was lowered again, in looks. */
function flagLengths(levels: readonly string[]): readonly number[] {
  const lengths: number[] = [];
  let raised: number | null = null;
  for (const [look, level] of levels.entries()) {
    if (isFlagged(level)) raised ??= look;
    else if (raised !== null) {
      lengths.push(look - raised);
      raised = null;
    }
  }
  return lengths;
}

const STORY = 20 * MINUTE;

describe('a replay', () => {
  it('[FR11] leaves out only looks at which nothing happens', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const plain = levelsBySecond(signals, STORY);
        const asked = [2, 7, 13, 20].map((minutes) => minutes * MINUTE);
        const atOnce = levelsSeen(signals, asked);
        expect(atOnce).toEqual(asked.map((ms) => plain[ms / 1_000]));
      }),
      { numRuns: 50 },
    );
  });

  it('[FR11] agrees on levels, however often it asks', () => {
    fc.assert(
      fc.property(anySignals, anyAsks, (signals, some) => {
        const watched = levelsBySecond(signals, STORY);
        for (const { ms, level } of levelsSeen(
          signals,
          some.toSorted((a, b) => a - b),
        )) {
          // Whoever watches every second has seen this level within the hold and a tick of this instant.
          const around = watched.filter((seen) => Math.abs(seen.ms - ms) <= RAISE_HOLD_MS + 1_000);
          expect(around.map((seen) => seen.level)).toContain(level);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('[FR21] what is worked out anew from the signals is what was followed all along', () => {
    fc.assert(
      fc.property(anySignals, anyAsks, (signals, some) => {
        const asks = some.toSorted((a, b) => a - b);
        const last = asks.at(-1) ?? 0;
        const known = knownAt(signals, at(last));
        const anew = frictionAt(known, null, at(last)).friction;
        const followed = levelsSeen(signals, asks).at(-1);
        const around = levelsBySecond(signals, STORY).filter(
          ({ ms }) => Math.abs(ms - last) <= RAISE_HOLD_MS + 1_000,
        );
        expect(around.map(({ level }) => level)).toContain(anew.level);
        expect(around.map(({ level }) => level)).toContain(followed?.level);
      }),
      { numRuns: 50 },
    );
  });

  it('[FR9] levels change seldom: a flag at most once a minute', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const levels = levelsBySecond(signals, STORY).map(({ level }) => level);
        const raises = levels.filter(
          (level, look) => isFlagged(level) && !isFlagged(levels[look - 1] ?? 'calm'),
        );
        expect(raises.length).toBeLessThanOrEqual(STORY / MINUTE);
        expect(raises.length).toBeLessThanOrEqual(signals.length);
      }),
      { numRuns: 50 },
    );
  });

  it('[FR9] a flag never stands for less than a minute', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const levels = levelsBySecond(signals, STORY).map(({ level }) => level);
        expect(flagLengths(levels).filter((seconds) => seconds < 60)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

import type { Interaction } from '@attune/protocol';
import { aControl, anOutcome, aPress, pressesAt } from '@attune/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from './chat-fact.ts';
import { detectSignals, nextLookAt } from './detect-signals.ts';
import { anInput, at, became, typed, untouched, wrote } from './test/inputs.ts';

const MINUTE = 60_000;
const controls = ['pay', 'cart', 'menu'].map((key) => aControl({ key, name: key }));

/** A visit: presses with honest and dishonest outcomes, page changes, hidden tabs. */
const anyVisit: fc.Arbitrary<readonly Interaction[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: 50, max: 1_200 }), fc.integer({ min: 0, max: 20_000 })),
      control: fc.constantFrom(...controls),
      travelPx: fc.integer({ min: 0, max: 60 }),
      said: fc.array(
        fc.tuple(
          fc.constantFrom('none', 'none', 'effect', 'slow', 'error', 'cannot-judge'),
          fc.integer({ min: 0, max: 10_000 }),
        ),
        { maxLength: 3 },
      ),
      left: fc.option(fc.constantFrom('page', 'hidden', 'shown'), { freq: 8 }),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    let ms = 0;
    return steps.flatMap(({ gap, control, travelPx, said, left }, id): Interaction[] => {
      ms += gap;
      const press = aPress({ id, at: ms, control, travelPx });
      const outcomes = said.map(([outcome, afterMs]) => anOutcome(press, outcome, afterMs));
      if (left === null) return [press, ...outcomes];
      const next: Interaction =
        left === 'page'
          ? { kind: 'page', at: at(ms + 20), path: '/next' }
          : { kind: 'visibility', at: at(ms + 20), visible: left === 'shown' };
      return [press, ...outcomes, next];
    });
  });

const anyChat: fc.Arbitrary<readonly ChatFact[]> = fc
  .array(
    fc.record({
      what: fc.constantFrom('visitor', 'agent', 'system', 'resolved', 'open', 'typing'),
      gap: fc.integer({ min: 0, max: 4 * MINUTE }),
    }),
    { maxLength: 10 },
  )
  .map((steps) => {
    let ms = 0;
    return steps.map(({ what, gap }, index): ChatFact => {
      ms += gap;
      if (what === 'typing') return typed('visitor', ms);
      return what === 'resolved' || what === 'open'
        ? became(what, index + 1, ms)
        : wrote(what, index + 1, ms);
    });
  });

const anyNow = fc.integer({ min: 0, max: 30 * MINUTE });
/** What can be known at an instant: nothing from later. */
const anyInput = fc
  .record({ interactions: anyVisit, chat: anyChat, now: anyNow })
  .map(({ interactions, chat, now }) =>
    anInput({
      interactions: interactions.filter((fact) => fact.at <= at(now)),
      chat: chat.filter((fact) => fact.at <= at(now)),
      now,
    }),
  );

/** The first at 0, then one after each gap. */
function instantsAfter(gaps: readonly number[]): readonly number[] {
  let ms = 0;
  return [0, ...gaps.map((gap) => (ms += gap))];
}

const twice = <Fact>(facts: readonly Fact[]) =>
  fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 });

describe('whatever the facts', () => {
  it('[SP4] order and repeats do not matter', () => {
    const mixed = anyInput.chain((input) =>
      fc.tuple(fc.constant(input), twice(input.interactions), twice(input.chat)),
    );
    fc.assert(
      fc.property(mixed, ([input, interactions, chat]) => {
        expect(detectSignals({ ...input, interactions, chat }, untouched)).toEqual(
          detectSignals(input, untouched),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('every key is there once, and every strength and every point within its bounds', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const found = detectSignals(input, untouched);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        for (const { strength, points } of found) {
          expect(strength >= 0.5 && strength <= 1 && points >= 0 && points <= 40).toBe(true);
        }
      }),
    );
  });

  it('[SP5] nothing is found before the next look that was not found before', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const later = fc.tuple(anyInput, share);
    fc.assert(
      fc.property(later, ([input, part]) => {
        const end = nextLookAt(input, untouched) ?? input.now + 60 * MINUTE;
        expect(end).toBeGreaterThan(input.now);
        const between = Math.floor(input.now + (end - 1 - input.now) * part);
        const keys = (now: number) => detectSignals({ ...input, now }, untouched).map(({ key }) => key);
        expect(keys(between)).toEqual(keys(input.now));
      }),
      { numRuns: 300 },
    );
  });

  it('[ON4] found signals can be stored as JSON', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const found = detectSignals(input, untouched);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });

  it('[RC8] one more press without an effect never weakens a run', () => {
    const aRun = fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(aRun, (gaps) => {
        const instants = instantsAfter(gaps);
        const rage = (count: number) =>
          detectSignals(anInput({ interactions: pressesAt(instants.slice(0, count)) }), untouched).find(
            ({ kind }) => kind === 'rage-click',
          );
        const [before, after] = [rage(instants.length - 1), rage(instants.length)];
        if (!before) return;
        expect(after?.key).toBe(before.key);
        expect(after?.points).toBeGreaterThanOrEqual(before.points);
        expect(after?.strength).toBeGreaterThanOrEqual(before.strength);
      }),
    );
  });

  it('[RC4] [RC5] pressing what answers is never rage and never dead', () => {
    const aStepper = fc.array(fc.integer({ min: 30, max: 1_500 }), { maxLength: 40 });
    fc.assert(
      fc.property(aStepper, anyNow, (gaps, now) => {
        const instants = instantsAfter(gaps);
        const interactions = pressesAt(instants, { outcome: 'effect' });
        expect(detectSignals(anInput({ interactions, now }), untouched)).toEqual([]);
      }),
    );
  });
});

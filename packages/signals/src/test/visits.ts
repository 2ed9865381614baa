import type { Interaction } from '@attune/protocol';
import { aControl, anOutcome, aPress } from '@attune/testing';
import fc from 'fast-check';
import { at } from './inputs.ts';

const controls = ['pay', 'cart', 'menu'].map((key) => aControl({ key, name: key }));
const paths = ['/cart', '/checkout', '/help'];

type Step = (id: number, ms: number) => readonly Interaction[];

const aPressOn = fc
  .record({
    control: fc.constantFrom(...controls),
    travelPx: fc.integer({ min: 0, max: 60 }),
    said: fc.constantFrom(
      'none',
      'none',
      'none',
      'effect',
      'effect',
      'slow',
      'error',
      'cannot-judge',
      'nothing',
    ),
    effectMs: fc.integer({ min: 20, max: 900 }),
    presses: fc.constantFrom(1, 1, 1, 3, 4, 6),
    failed: fc.option(fc.constantFrom(404, 500, 503), { freq: 8 }),
  })
  .map(({ control, travelPx, said, effectMs, presses, failed }): Step => {
    return (id, ms) =>
      Array.from({ length: presses }, (_, index): readonly Interaction[] => {
        const press = aPress({ id: id * 10 + index, at: ms + index * 300, control, travelPx });
        const request = { kind: 'failed-request', at: press.at + 400, press: press.id, own: true } as const;
        return [
          press,
          ...(failed === null ? [] : [{ ...request, status: failed }]),
          ...(said === 'effect' || said === 'cannot-judge' ? [anOutcome(press, said, effectMs)] : []),
          ...(said === 'error' ? [anOutcome(press, 'error', 80), thrownBy(press.id, press.at + 80)] : []),
          ...(said === 'none' || said === 'slow'
            ? [anOutcome(press, 'none', 1_000), anOutcome(press, 'none', 3_000)]
            : []),
          ...(said === 'slow' ? [anOutcome(press, 'slow', 4_200)] : []),
        ];
      }).flat();
  });

function thrownBy(press: number, thrownAt: number): Interaction {
  return { kind: 'page-error', at: thrownAt, press, hash: 'e1' };
}

const aPage = fc
  .record({
    path: fc.constantFrom(...paths),
    arrival: fc.constantFrom('load', 'reload', 'back', 'script'),
    times: fc.constantFrom(1, 1, 3),
  })
  .map(({ path, arrival, times }): Step => {
    return (_, ms) =>
      Array.from({ length: times }, (_again, index) => {
        return { kind: 'page', at: at(ms + index * 2_500), path, arrival };
      });
  });

const field = { key: 'card', type: 'text', name: 'Card number' };

const anythingElse = fc
  .constantFrom<Interaction>(
    { kind: 'visibility', at: 0, visible: false },
    { kind: 'visibility', at: 0, visible: true },
    { kind: 'form-refused', at: 0, form: 'f1', field },
    { kind: 'field-corrected', at: 0, field },
    { kind: 'form-left', at: 0, form: 'f1', purpose: 'other', fields: 4, lengthMs: 30_000 },
    { kind: 'scroll-turn', at: 0, viewports: 0.8 },
    { kind: 'cursor-turn', at: 0, axis: 'x', px: 60 },
    { kind: 'pinch-zoom', at: 0 },
    { kind: 'copied-error', at: 0 },
    { kind: 'draft-cleared', at: 0 },
    { kind: 'reconnected', at: 0 },
  )
  .chain((fact) => fc.constantFrom(1, 1, 4, 8).map((times) => ({ fact, times })))
  .map(({ fact, times }): Step => {
    return (_, ms) =>
      Array.from({ length: times }, (_again, index) => ({ ...fact, at: at(ms + index * 700) }));
  });

/** A visit in which all kinds of things go wrong, each after a pause. */
export const aTroubledVisit: fc.Arbitrary<readonly Interaction[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: aPressOn },
        { weight: 2, arbitrary: aPage },
        { weight: 2, arbitrary: anythingElse },
      ),
      fc.oneof(fc.integer({ min: 100, max: 3_000 }), fc.integer({ min: 0, max: 45_000 })),
    ),
    { maxLength: 16 },
  )
  .map((steps) => {
    let ms = 0;
    return steps.flatMap(([step, gap], index) => step(index, (ms += gap))).sort((a, b) => a.at - b.at);
  });

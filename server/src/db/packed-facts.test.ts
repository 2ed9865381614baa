import type { Interaction } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFacts, unpackFacts } from './schema/packed-facts.ts';

const instant = fc.nat(2_000_000_000_000);
const length = fc.double({ min: 0, max: 900, noNaN: true }).map((value) => value + 0);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const control = fc.record({ key: text, role: text, name: text });
const anyFact: fc.Arbitrary<Interaction> = fc.oneof(
  fc.record({
    kind: fc.constant('press' as const),
    id: fc.nat(),
    at: instant,
    path: text,
    control,
    travelPx: length,
  }),
  fc.record({
    kind: fc.constant('outcome' as const),
    press: fc.nat(),
    at: instant,
    outcome: fc.constantFrom('none', 'effect', 'slow', 'error', 'cannot-judge'),
    afterMs: length,
  }),
  fc.record(
    {
      kind: fc.constant('page' as const),
      at: instant,
      path: text,
      arrival: fc.constantFrom('load', 'reload', 'back', 'script'),
    },
    { requiredKeys: ['kind', 'at', 'path'] },
  ),
  fc.record({ kind: fc.constant('scroll-turn' as const), at: instant, viewports: length }),
  fc.record({ kind: fc.constant('visibility' as const), at: instant, visible: fc.boolean() }),
  fc.record({ kind: fc.constant('page-error' as const), at: instant, press: fc.constant(null), hash: text }),
  fc.record({ kind: fc.constant('reconnected' as const), at: instant }),
);

describe('packed facts', () => {
  it('are the same facts when they are read', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 30 }), (facts) => {
        expect(unpackFacts(packFacts(facts))).toEqual(facts);
      }),
      { numRuns: 300 },
    );
  });

  it('name a control that is pressed again once', () => {
    const pay = { key: 'pay', role: 'button', name: 'Pay “now”' };
    const presses = [0, 1, 2].map((id) => ({
      kind: 'press' as const,
      id,
      at: 5_000 + id,
      path: '/checkout',
      control: pay,
      travelPx: 0,
    }));
    expect(packFacts(presses)).toBe(
      '[1,5000,["pay","button","Pay “now”","/checkout"],[[0,1,2]],[0,0,0,3,0,0],[0,1,1,3,0,0],[0,2,2,3,0,0]]',
    );
  });

  it('are read beside lists of plain facts', () => {
    const fact = { kind: 'reconnected' as const, at: 1 };
    expect(unpackFacts(JSON.stringify([fact]))).toEqual([fact]);
    expect(unpackFacts('[]')).toEqual([]);
    expect(() => unpackFacts('[2,0,[],[]]')).toThrow('not known here: 2');
  });
});

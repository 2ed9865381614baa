import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isPlainReport } from './plain-report.ts';
import { assertPlainShape } from './shape.ts';
import { visitorRequests } from './visitor-requests.ts';

const control = { key: 'pay', role: 'button', name: 'Pay' };
const facts = [
  { kind: 'press', id: 1, at: 5_000, path: '/checkout', control, travelPx: 240 },
  { kind: 'outcome', press: 1, at: 5_120, outcome: 'effect', afterMs: 120 },
  { kind: 'page', at: 1, path: '/' },
  { kind: 'page', at: 2, path: '/orders/:id', arrival: 'back' },
  { kind: 'scroll-turn', at: 3, viewports: 1.5 },
  { kind: 'visibility', at: 4, visible: false },
];
const report = {
  conversationId: 'c-1',
  visitId: '0b5e7c1e-6a8b-4f0e-9d2c-3f4a5b6c7d8e',
  batchNo: 0,
  sentAt: 1_000_000,
  interactions: facts,
};

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('/a?b', '/a#b', 'a', '', 'a\0', '\ud800', 'x'.repeat(200), 'none', 'reload'),
  fc.constantFrom(-1, 0.5, 1_000, Number.NaN, Infinity, -Infinity, 9e15, 2 ** 53, null, undefined, true),
  fc.constantFrom([], {}, { ...control, more: 1 }, { ...control, name: 'x'.repeat(41) }),
  fc.constant(Object.assign(Object.create({ kind: 'page' }) as object, { at: 1, path: '/' })),
);

type Fields = Record<string, unknown>;
const keysOf = (fields: Fields) => [...Object.keys(fields), 'surprise'];

/** A report with one value somewhere that may be wrong, or with one that is missing. */
const nearlyRight = fc
  .record({
    fact: fc.nat(facts.length - 1),
    place: fc.constantFrom('report', 'fact', 'control', 'no change'),
    which: fc.nat(6),
    value: oddValue,
    removes: fc.boolean(),
  })
  .map(({ fact, place, which, value, removes }) => {
    const changed = JSON.parse(JSON.stringify(report)) as Fields & { interactions: Fields[] };
    const chosen = changed.interactions[fact] ?? {};
    const target =
      place === 'report' ? changed : place === 'fact' ? chosen : ((chosen['control'] ?? {}) as Fields);
    const keys = keysOf(target);
    const key = keys[which % keys.length] ?? '';
    if (place === 'no change') return changed;
    if (removes) Reflect.deleteProperty(target, key);
    else target[key] = value;
    return changed;
  });

describe('[IN3] reports known at a glance', () => {
  it('are those of an honest page', () => {
    expect(isPlainReport(report)).toBe(true);
  });

  it('are never ones that the schema refuses, or takes as something else', () => {
    const schema = visitorRequests['interaction:report'];
    let known = 0;
    fc.assert(
      fc.property(nearlyRight, (input) => {
        if (!isPlainReport(input)) return;
        known++;
        assertPlainShape(input);
        expect(v.parse(schema, input)).toEqual(input);
      }),
      { numRuns: 3_000 },
    );
    expect(known).toBeGreaterThan(500);
  });

  it.each([
    ['no facts', []],
    ['too many of them', Array.from({ length: 121 }, () => facts[2])],
    ['no list', { length: 1 }],
    ['kinds that are rare', [{ kind: 'reconnected', at: 1 }]],
  ])('are not those with %s', (_what, interactions) => {
    expect(isPlainReport({ ...report, interactions })).toBe(false);
  });
});

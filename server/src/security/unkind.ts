import { MAX_BODY_LENGTH, MAX_DEPTH } from '@attune/protocol';
import fc from 'fast-check';

/** Levels that JSON takes and storage or recursion may not. */
const nested = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** What has stopped programs before: wrong kinds, bounds, names of prototypes, text that storage cannot keep. */
const UNKIND: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  -(2 ** 31) - 1,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\u202e\u2066\ufeff',
  '\u0130\u0131\ufb03\u1e9e',
  'e' + '\u0301'.repeat(500),
  '\u{1f469}\u200d\u{1f467}'.repeat(50),
  'x'.repeat(MAX_BODY_LENGTH + 1),
  'x'.repeat(20_000),
  'a-'.repeat(2_000) + '!',
  '../../etc/passwd',
  '%2e%2e%2f%00',
  "' or 1=1; --",
  String.raw`\${7*7}{{7*7}}`,
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  'x\r\nBcc: all@example.com',
  '=1+1',
  'Infinity',
  '1e400',
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
  Array.from({ length: 200 }, () => 'x'),
  Array.from({ length: 5_000 }, () => 0),
  nested(MAX_DEPTH - 2),
  nested(MAX_DEPTH + 1),
  nested(200),
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { constructor: { prototype: { isAdmin: true } } },
  { toString: 'x', valueOf: 1, hasOwnProperty: null },
  JSON.parse('{"then":"x"}'),
  { length: -1 },
  { $ne: null },
  { toJSON: 'x' },
];

/** The values of an arbitrary, most of them with one or two parts exchanged, added or left out. */
export function unkind(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('exchange', 'exchange', 'exchange', 'add', 'leave out'),
    to: fc.oneof(fc.constantFrom(...UNKIND), fc.jsonValue(), fc.string({ unit: 'binary' })),
  });
  return fc.oneof(
    { weight: 1, arbitrary: values },
    { weight: 4, arbitrary: fc.tuple(values, fc.array(change, { minLength: 1, maxLength: 2 })).map(changed) },
  );
}

interface Change {
  readonly at: number;
  readonly how: string;
  readonly to: unknown;
}

function changed([value, changes]: readonly [unknown, readonly Change[]]): unknown {
  let result: unknown = structuredClone(value);
  for (const { at, how, to: shared } of changes) {
    const places = placesIn(result);
    const place = places[at % (places.length + 1)];
    // The next change may fall into what this one put there, which others are given too.
    const to = structuredClone(shared);
    if (place === undefined) {
      if (how === 'exchange') result = to;
      else put(result, 'surprise', to);
    } else if (how === 'leave out') Reflect.deleteProperty(place.of, place.key);
    else put(place.of, how === 'add' ? `${place.key}2` : place.key, to);
  }
  return result;
}

interface Place {
  readonly of: object;
  readonly key: string;
}

function placesIn(value: unknown, depth = 0): Place[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ of: value, key }, ...placesIn(child, depth + 1)]);
}

/** As an own property, whatever its name. */
function put(of: unknown, key: string, value: unknown): void {
  if (typeof of !== 'object' || of === null) return;
  Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true });
}

import fc from 'fast-check';
import * as v from 'valibot';

/** Values for fields by their name: ids that exist, so that inputs reach past the schema. */
export type Known = Readonly<Record<string, string>>;

/** What of a valibot schema says how a value of it may be made. */
interface Shape extends v.GenericSchema {
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/**
 * Values a schema takes, or nearly: what a check over several fields asks for is left to chance.
 * @param known stands in fields of its names, also for lists of them (`labelIds` takes `labelId`)
 * @throws for a kind of schema it does not know, so that a new one cannot go untried
 */
export function inputOf(schema: v.GenericSchema, known: Known = {}, name = ''): fc.Arbitrary<unknown> {
  const shape = schema as Shape;
  const make = makers[shape.type];
  if (make === undefined)
    throw new Error(`"${name}": no values are known for schemas of type "${shape.type}"`);
  return make(shape, known, name);
}

/**
 * One value that the schema takes, always the same for the same seed.
 * @throws when none of many is taken
 */
export function takenBy(schema: v.GenericSchema, known: Known, seed: number): unknown {
  const values = inputOf(schema, known);
  // Mostly the first few will do.
  for (const numRuns of [3, 300]) {
    const found = fc.sample(values, { seed, numRuns }).find((value) => v.safeParse(schema, value).success);
    if (found !== undefined) return found;
  }
  throw new Error('of 300 values made for a schema it takes none');
}

type Maker = (shape: Shape, known: Known, name: string) => fc.Arbitrary<unknown>;

const makers: Readonly<Record<string, Maker>> = {
  strict_object: objectOf,
  object: objectOf,
  optional: ({ wrapped }, known, name) => orNone(made(wrapped, known, name), undefined, name in known),
  nullable: ({ wrapped }, known, name) => orNone(made(wrapped, known, name), null, name in known),
  array: (shape, known, name) => {
    const [least, most] = bounds(shape, 'min_length', 'max_length', [0, 3]);
    const item = made(shape.item, known, name.replace(/s$/, ''));
    return fc.uniqueArray(item, {
      minLength: least,
      maxLength: Math.min(most, least + 2),
      selector: (value) => JSON.stringify(value),
    });
  },
  record: ({ key, value }, known, name) =>
    fc.dictionary(made(key, known, name) as fc.Arbitrary<string>, made(value, known, name), { maxKeys: 2 }),
  variant: ({ options = [] }, known, name) =>
    fc.oneof(...options.map((option) => inputOf(option as v.GenericSchema, known, name))),
  union: ({ options = [] }, known, name) =>
    fc.oneof(...options.map((option) => inputOf(option as v.GenericSchema, known, name))),
  picklist: ({ options = [] }) => fc.constantFrom(...options),
  literal: ({ literal }) => fc.constant(literal),
  boolean: () => fc.boolean(),
  number: (shape) => fc.constantFrom(...taken(shape, NUMBERS)),
  string: (shape, known, name) => {
    const it = known[name];
    if (it !== undefined && v.safeParse(shape, it).success) return fc.constant(it);
    if (shape.pipe?.some(({ type }) => type === 'uuid') === true) return fc.uuid();
    return fc.constantFrom(...taken(shape, TEXTS, name));
  },
};

/** What is known always stands there: an id left out shows nothing. */
const orNone = (
  value: fc.Arbitrary<unknown>,
  nil: null | undefined,
  isKnown: boolean,
): fc.Arbitrary<unknown> => (isKnown ? value : fc.option(value, { nil, freq: 2 }));

const made = (shape: Shape | undefined, known: Known, name: string): fc.Arbitrary<unknown> => {
  if (shape === undefined) throw new Error(`"${name}" is part of a schema without one of its parts`);
  return inputOf(shape, known, name);
};

function objectOf({ entries = {} }: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(entries).map(([name, entry]) => [name, inputOf(entry, known, name)] as const);
  // A key of undefined is none on the wire.
  return fc.record(Object.fromEntries(fields)).map((value) => withoutUndefined(value));
}

const withoutUndefined = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

function bounds(
  { pipe = [] }: Shape,
  least: string,
  most: string,
  [lower, upper]: readonly [number, number],
): [number, number] {
  const of = (wanted: string) => {
    const requirement = pipe.find(({ type }) => type === wanted)?.requirement;
    return typeof requirement === 'number' ? requirement : undefined;
  };
  const from = of(least) ?? lower;
  return [from, of(most) ?? Math.max(upper, from)];
}

function taken<Value>(schema: v.GenericSchema, candidates: readonly Value[], name = ''): Value[] {
  const fitting = candidates.filter((candidate) => v.safeParse(schema, candidate).success);
  if (fitting.length === 0) throw new Error(`"${name}": none of the values to try is taken by its schema`);
  return fitting;
}

const NUMBERS = [
  0,
  1,
  2,
  3,
  5,
  7,
  10,
  15,
  30,
  45,
  60,
  90,
  120,
  200,
  365,
  480,
  600,
  1_000,
  1_440,
  5_000,
  10_000,
  60_000,
  0.1,
  0.5,
  0.9,
  1.5,
  1_700_000_000_000,
  Number.MAX_SAFE_INTEGER,
  -1,
  -60,
];

/** Something for every form that a field can ask for, and texts that are honest but unkind. */
const TEXTS = [
  'hello',
  'one-two',
  'de',
  'a',
  'A longer text, with “quotes”, {visitor-name} and a\nsecond line.',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("https://evil.example")',
  '\u202egnp.exe',
  'e\u0301\u{1f469}\u200d\u{1f467}',
  "'; drop table sites; --",
  '%00%2e%2e%2f',
  '/checkout',
  '/orders/:id',
  'mara@example.com',
  '123456',
  'https://shop.example/attune',
  'https://shop.example',
  'Europe/Berlin',
  'EUR',
  'launcher.open',
  '09:00',
  '2026-12-24',
  '#336699',
  'aB3dEf6hIj9k',
  '0123456789abcdef',
  '12',
  '123456',
  'x'.repeat(32),
  'x'.repeat(64),
];

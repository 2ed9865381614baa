import { signalKinds } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { detectors } from './catalogue.ts';
import { changeThresholds, completeThresholds, defaultThresholds, describeDetectors } from './thresholds.ts';

type Changes = Parameters<typeof changeThresholds>[1];
const change = (changes: unknown) => changeThresholds(defaultThresholds, changes as Changes);

/** Units that a name ends with, so that nobody has to look them up. */
const endings: ReadonlyMap<string, RegExp> = new Map([
  ['clicks', /Clicks$/],
  ['ms', /Ms$/],
  ['px', /Px$/],
  ['percent', /Percent$/],
  ['fields', /Fields$/],
]);

const everyDefinition = describeDetectors().flatMap(({ kind, thresholds }) =>
  thresholds.map((definition) => ({ kind, ...definition, field: `${kind}.${definition.name}` })),
);

describe('descriptions', () => {
  it('[TH1] there is one for every detector, with its example', () => {
    const described = describeDetectors().map(({ kind }) => kind);
    expect(described.toSorted()).toEqual(signalKinds.toSorted());
    expect(new Set(described).size).toBe(described.length);
  });

  it('[TH1] each says where it is found and whether it is a hint', () => {
    const described = describeDetectors();
    expect(described.filter(({ place }) => place === 'page')).toHaveLength(14);
    expect(described.filter(({ place }) => place === 'chat')).toHaveLength(12);
    expect(described.find(({ kind }) => kind === 'dead-click')).toMatchObject({ weak: true, place: 'page' });
    expect(described.find(({ kind }) => kind === 'waiting')).toMatchObject({ weak: false, place: 'chat' });
  });

  it('[TH6] each can be switched off, weighed and forgotten sooner; states that count nothing only the first', () => {
    for (const { thresholds } of describeDetectors()) {
      const names = thresholds.map(({ name }) => name);
      expect(names).toContain('enabled');
      const points = thresholds.find(({ name }) => name === 'points');
      expect(names.includes('halfLifeMs')).toBe(points !== undefined);
    }
    const uncounted = describeDetectors().filter(({ thresholds }) =>
      thresholds.every(({ name }) => name !== 'points'),
    );
    expect(uncounted.map(({ kind }) => kind).toSorted()).toEqual([
      'gone-quiet',
      'left-while-waiting',
      'unstable-connection',
    ]);
  });

  it.each(everyDefinition)('[TH1] $field says everything about itself', (definition) => {
    const { name, unit, min, max, step, label, explanation, source } = definition;
    expect(min).toBeLessThanOrEqual(definition.default);
    expect(max).toBeGreaterThanOrEqual(definition.default);
    expect((definition.default - min) % step).toBe(0);
    expect(name).toMatch(endings.get(unit) ?? /^[a-z][A-Za-z]+$/);
    expect(unit !== 'on-off' || (min === 0 && max === 1 && step === 1)).toBe(true);
    for (const words of [label, explanation, source]) expect(words.length).toBeGreaterThan(3);
    for (const words of [explanation, source]) expect(words).toMatch(/\.$/);
  });

  it('[TH1] the defaults are the described ones', () => {
    for (const { kind, name, default: standard } of everyDefinition) {
      expect(defaultThresholds[kind][name]).toBe(standard);
    }
  });
});

describe('a change', () => {
  it('[TH5] names what changes, and the rest stays', () => {
    const changed = change({ 'rage-click': { minClicks: 4, withinMs: 1_500 } });
    expect(changed).toEqual({
      ok: true,
      values: {
        ...defaultThresholds,
        'rage-click': { ...defaultThresholds['rage-click'], minClicks: 4, withinMs: 1_500 },
      },
    });
  });

  it('[TH5] of nothing changes nothing', () => {
    expect(change({})).toEqual({ ok: true, values: defaultThresholds });
    expect(change({ 'dead-click': {} })).toEqual({ ok: true, values: defaultThresholds });
  });

  it.each(everyDefinition)('[TH4] $field takes its bounds and nothing beyond', ({ kind, name, min, max }) => {
    // The pair of waiting times has to stay in order, so its other half gives way here.
    const isPair = kind === 'waiting' || kind === 'no-answer';
    const others = isPair ? { fromMs: kind === 'waiting' ? 5_000 : 10_000, fullMs: 3_600_000 } : {};
    for (const value of [min, max]) {
      expect(change({ [kind]: { ...others, [name]: value } })).toMatchObject({ ok: true });
    }
    for (const value of [min - 1, max + 1]) {
      expect(change({ [kind]: { ...others, [name]: value } })).toMatchObject({
        ok: false,
        field: `${kind}.${name}`,
      });
    }
  });

  it.each([
    [1, 'minClicks of rage-click must be between 2 and 20 clicks; it was 1.'],
    [21, 'minClicks of rage-click must be between 2 and 20 clicks; it was 21.'],
    [3.5, 'minClicks of rage-click must be a whole number between 2 and 20 clicks; it was 3.5.'],
    [Number.NaN, 'minClicks of rage-click must be a number between 2 and 20 clicks; it was NaN.'],
    [Infinity, 'minClicks of rage-click must be a number between 2 and 20 clicks; it was Infinity.'],
    ['4', 'minClicks of rage-click must be a number between 2 and 20 clicks; it was "4".'],
    [null, 'minClicks of rage-click must be a number between 2 and 20 clicks; it was null.'],
    [true, 'minClicks of rage-click must be a number between 2 and 20 clicks; it was true.'],
    [[4], 'minClicks of rage-click must be a number between 2 and 20 clicks; it was a list.'],
    [{}, 'minClicks of rage-click must be a number between 2 and 20 clicks; it was something else.'],
  ])('[TH3] %j is refused in words', (value, message) => {
    expect(change({ 'rage-click': { minClicks: value } })).toEqual({
      ok: false,
      field: 'rage-click.minClicks',
      message,
    });
  });

  it.each(['triple-click', '', 'constructor', 'toString', '__proto__'])('[TH4] %j is no detector', (kind) => {
    const changes: unknown = JSON.parse(`{${JSON.stringify(kind)}: {"minClicks": 4}}`);
    expect(change(changes)).toEqual({
      ok: false,
      field: kind,
      message: `There is no detector called "${kind}".`,
    });
  });

  it.each(['maxClicks', '', 'constructor', 'hasOwnProperty', '__proto__'])(
    '[TH4] %j is no threshold',
    (name) => {
      const changes: unknown = JSON.parse(`{"rage-click": {${JSON.stringify(name)}: 4}}`);
      expect(change(changes)).toEqual({
        ok: false,
        field: `rage-click.${name}`,
        message: `rage-click has no threshold called "${name}".`,
      });
    },
  );

  it('[TH4] leaves prototypes alone', () => {
    change(JSON.parse('{"__proto__": {"polluted": 1}, "rage-click": {"__proto__": {"polluted": 1}}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(defaultThresholds)).toBe(Object.prototype);
  });

  it.each([null, 4, 'all', undefined])('[TH4] a detector cannot be set to %j', (given) => {
    expect(change({ 'dead-click': given })).toMatchObject({ ok: false, field: 'dead-click' });
  });

  it('[TH3] is refused whole when one part of it is wrong', () => {
    const changes = { 'rage-click': { minClicks: 4 }, 'dead-click': { afterMs: 1 } };
    expect(change(changes)).toMatchObject({ ok: false, field: 'dead-click.afterMs' });
    expect(defaultThresholds['rage-click']['minClicks']).toBe(3);
  });

  it('[TH4] cannot make a wait full before it is shown', () => {
    expect(change({ waiting: { fromMs: 240_000 } })).toEqual({
      ok: false,
      field: 'waiting.fromMs',
      message: 'fromMs of waiting must be below fullMs, which is 240000 ms; it was 240000.',
    });
    expect(change({ waiting: { fromMs: 240_000, fullMs: 300_000 } })).toMatchObject({ ok: true });
  });

  it('[TH3] a switch is on or off', () => {
    expect(change({ 'rage-click': { enabled: 2 } })).toEqual({
      ok: false,
      field: 'rage-click.enabled',
      message: 'enabled of rage-click must be 0 or 1; it was 2.',
    });
  });

  it('[TH6] a state that is not counted cannot be given points', () => {
    expect(change({ 'gone-quiet': { points: 10 } })).toMatchObject({ ok: false, field: 'gone-quiet.points' });
  });

  it('[TH3] keeps a message short however long the name', () => {
    const refusal = change({ [`x${'y'.repeat(100_000)}`]: {} });
    expect(refusal.ok ? '' : refusal.message.length).toBeLessThan(100);
  });
});

describe('saved values', () => {
  it('[TH5] of kinds that had another name are theirs still', () => {
    const saved = { 'idle-in-conversation': { afterMs: 90_000 }, 'waiting-for-agent': { fromMs: 30_000 } };
    const values = completeThresholds(saved);
    expect([values['gone-quiet']['afterMs'], values.waiting['fromMs']]).toEqual([90_000, 30_000]);
    expect(values.waiting['fullMs']).toBe(240_000);
    expect(completeThresholds({ ...saved, waiting: { fromMs: 45_000 } }).waiting['fromMs']).toBe(45_000);
  });

  it('[TH5] are completed with the defaults of what is newer', () => {
    const values = completeThresholds({ 'rage-click': { minClicks: 7 }, 'long-gone': { limit: 1 } });
    expect(values).toEqual({
      ...defaultThresholds,
      'rage-click': { ...defaultThresholds['rage-click'], minClicks: 7 },
    });
  });

  it('every detector’s kind is its name in the catalogue', () => {
    expect(Object.keys(defaultThresholds)).toEqual(detectors.map(({ kind }) => kind));
  });
});

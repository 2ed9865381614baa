import type { Sensitivity, Signal, SignalKind, ThresholdSettings, ThresholdValues } from '@attune/protocol';
import { anOutcome, aPress } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { detectSignals } from './detect-signals.ts';
import { frictionAt } from './friction.ts';
import { countable, pointsAt } from './signal-points.ts';
import { chatStories, type KnobStory } from './test/chat-stories.ts';
import { anInput, untouched } from './test/inputs.ts';
import { pageStories } from './test/page-stories.ts';
import { changeThresholds, defaultThresholds, describeDetectors } from './thresholds.ts';

const stories: Readonly<Record<string, KnobStory>> = { ...pageStories, ...chatStories };
const COMMON: ReadonlySet<string> = new Set(['enabled', 'points', 'halfLifeMs']);

const described = describeDetectors();
const kinds = described.map(({ kind }) => kind);
const counted = described.filter(({ thresholds }) => thresholds.some(({ name }) => name === 'points'));
const fields = described.flatMap(({ kind, thresholds }) =>
  thresholds
    .filter(({ name }) => !COMMON.has(name))
    .map(({ name }): readonly [SignalKind, string] => [kind, name]),
);

function valuesWith(kind: SignalKind, changes: Readonly<Record<string, number>>): ThresholdValues {
  // A kind that is off as it comes is told of with its switch on.
  const changed = changeThresholds(defaultThresholds, { [kind]: { enabled: 1, ...changes } });
  if (!changed.ok) throw new Error(changed.message);
  return changed.values;
}

function storyOf(kind: SignalKind): KnobStory {
  const found = Object.entries(stories).find(([name]) => name.split('.')[0] === kind);
  if (!found) throw new Error(`Give ${kind} a story.`);
  return found[1];
}

function told(
  kind: SignalKind,
  { input }: KnobStory,
  settings: Partial<ThresholdSettings>,
): readonly Signal[] {
  return detectSignals(input, { ...untouched, ...settings }).filter((signal) => signal.kind === kind);
}

/** The one signal of a kind's story. */
function theSignal(kind: SignalKind, settings: Partial<ThresholdSettings>): Signal {
  const [found, ...others] = told(kind, storyOf(kind), settings);
  if (!found || others.length > 0) throw new Error(`The story of ${kind} has one signal.`);
  return found;
}

describe('knobs', () => {
  it('[TH2] every one of them has a story, and every story its knob', () => {
    const own = fields.map(([kind, name]) => `${kind}.${name}`);
    const without = kinds.filter((kind) => fields.every(([named]) => named !== kind));
    expect(Object.keys(stories).toSorted()).toEqual([...own, ...without].toSorted());
  });

  it.each(fields)('[TH2] %s.%s changes what is found', (kind, name) => {
    const story = stories[`${kind}.${name}`];
    if (!story) throw new Error('Give this knob a story.');
    const found = (changes: Readonly<Record<string, number>>) =>
      told(kind, story, { values: valuesWith(kind, { ...story.given, ...changes }) }).map(
        ({ key, points, detectedAt }) => ({ key, points, detectedAt }),
      );
    expect(found({})).toHaveLength(1);
    expect(found({ [name]: story.turnedTo })).not.toEqual(found({}));
  });

  it.each(kinds)('[TH6] %s can be switched off', (kind) => {
    expect(told(kind, storyOf(kind), { values: valuesWith(kind, {}) })).toHaveLength(1);
    expect(told(kind, storyOf(kind), { values: valuesWith(kind, { enabled: 0 }) })).toEqual([]);
  });

  it.each(counted)('[TH6] $kind weighs as much as it is given', ({ kind, thresholds }) => {
    const most = thresholds.find(({ name }) => name === 'points')?.default ?? 0;
    const before = theSignal(kind, { values: valuesWith(kind, {}) });
    const less = Math.floor(most / 2);
    const after = theSignal(kind, { values: valuesWith(kind, { points: less }) });
    expect(after.points).toBeCloseTo((before.points * less) / most);
    expect(theSignal(kind, { values: valuesWith(kind, { points: 0 }) }).points).toBe(0);
  });

  it.each(counted)('[TH6] $kind is forgotten as fast as it is told', ({ kind, thresholds }) => {
    const usual = thresholds.find(({ name }) => name === 'halfLifeMs')?.default ?? 0;
    const total = (halfLifeMs: number) => {
      const signal = theSignal(kind, { values: valuesWith(kind, { halfLifeMs }) });
      // Ten minutes on, a wait of any length is a full one; then it ends.
      const endedAt = signal.halfLifeMs === null ? signal.detectedAt + 600_000 : signal.endedAt;
      const at = (endedAt ?? signal.detectedAt) + usual;
      return countable([{ ...signal, endedAt }], at).reduce((sum, found) => sum + pointsAt(found, at), 0);
    };
    expect(total(usual)).toBeLessThan(total(usual * 4));
  });

  it.each<[Sensitivity, number]>([
    ['low', 0.75],
    ['normal', 1],
    ['high', 1.33],
  ])('[TH7] %s sensitivity multiplies every weight by %d', (sensitivity, factor) => {
    for (const { kind } of counted) {
      const values = valuesWith(kind, {});
      const { points } = theSignal(kind, { values });
      expect(theSignal(kind, { values, sensitivity }).points).toBeCloseTo(points * factor);
    }
  });

  it('[TH7] a wait keeps its weight while it grows', () => {
    const stored = theSignal('waiting', { sensitivity: 'low' });
    const { score, contributions } = frictionAt([stored], null, stored.detectedAt + 600_000).friction;
    expect([score, contributions[0]?.points]).toEqual([30, 30]);
  });

  it('[TH2] a shorter wait finds a dead click sooner', () => {
    const press = aPress();
    const input = anInput({ interactions: [press, anOutcome(press, 'none', 1_000)], now: 1_000 });
    const patient = detectSignals(input, untouched);
    const values = valuesWith('dead-click', { afterMs: 1_000 });
    expect([patient.length, detectSignals(input, { ...untouched, values }).length]).toEqual([0, 1]);
  });
});

import type { Interaction, SignalKind } from '@attune/protocol';
import { aControl, anOutcome, aPress, pressesAt } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from './chat-fact.ts';
import { detectSignals } from './detect-signals.ts';
import { anInput, untouched, wrote } from './test/inputs.ts';
import { changeThresholds, defaultThresholds, describeDetectors } from './thresholds.ts';

interface Story {
  readonly interactions?: readonly Interaction[];
  readonly chat?: readonly ChatFact[];
  readonly now: number;
}

/** For every knob a story that is told differently when it is turned. */
const stories: Readonly<Record<string, Story & { readonly turnedTo: number }>> = {
  'rage-click.minClicks': { interactions: pressesAt([0, 300, 600]), now: 60_000, turnedTo: 4 },
  'rage-click.withinMs': { interactions: pressesAt([0, 800, 1_600]), now: 60_000, turnedTo: 1_500 },
  'rage-click.maxGapMs': { interactions: pressesAt([0, 900, 1_800]), now: 60_000, turnedTo: 800 },
  'rage-click.radiusPx': {
    interactions: pressesAt([0, 300, 600], { travelPx: 30, control: aControl({ role: 'generic' }) }),
    now: 60_000,
    turnedTo: 20,
  },
  'dead-click.afterMs': { interactions: pressesAt([0]), now: 3_100, turnedTo: 5_000 },
  'gone-quiet.afterMs': { chat: [wrote('agent', 1, 0)], now: 200_000, turnedTo: 300_000 },
  'waiting.fromMs': { chat: [wrote('visitor', 1, 0)], now: 70_000, turnedTo: 90_000 },
  'waiting.fullMs': { chat: [wrote('visitor', 1, 0)], now: 120_000, turnedTo: 480_000 },
};

describe('knobs', () => {
  const fields = describeDetectors().flatMap(({ kind, thresholds }) =>
    thresholds.map(({ name }): [SignalKind, string] => [kind, name]),
  );

  it('[TH2] every one of them has a story', () => {
    expect(fields.map(([kind, name]) => `${kind}.${name}`).sort()).toEqual(Object.keys(stories).sort());
  });

  it.each(fields)('[TH2] %s.%s changes what is found', (kind, name) => {
    const story = stories[`${kind}.${name}`];
    if (!story) throw new Error('Give this knob a story.');
    const changed = changeThresholds(defaultThresholds, { [kind]: { [name]: story.turnedTo } });
    if (!changed.ok) throw new Error(changed.message);
    const told = (values: typeof defaultThresholds) =>
      detectSignals(anInput(story), { ...untouched, values })
        .filter((signal) => signal.kind === kind)
        .map(({ key, points }) => ({ key, points }));
    expect(told(defaultThresholds)).toHaveLength(1);
    expect(told(changed.values)).not.toEqual(told(defaultThresholds));
  });

  it('[TH2] a shorter wait finds a dead click sooner', () => {
    const press = aPress();
    const input = anInput({ interactions: [press, anOutcome(press, 'none', 1_000)], now: 1_000 });
    const patient = detectSignals(input, untouched);
    const values = { ...defaultThresholds, 'dead-click': { afterMs: 1_000 } };
    expect([patient.length, detectSignals(input, { ...untouched, values }).length]).toEqual([0, 1]);
  });
});

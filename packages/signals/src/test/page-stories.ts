import { aControl, pressesAt } from '@attune/testing';
import type { KnobStory } from './chat-stories.ts';
import { anInput } from './inputs.ts';

/** For every knob of every page detector; a kind without numbers of its own stands under its name alone. */
export const pageStories: Readonly<Record<string, KnobStory>> = {
  'rage-click.minClicks': { input: anInput({ interactions: pressesAt([0, 300, 600]) }), turnedTo: 4 },
  'rage-click.withinMs': { input: anInput({ interactions: pressesAt([0, 800, 1_600]) }), turnedTo: 1_500 },
  'rage-click.maxGapMs': { input: anInput({ interactions: pressesAt([0, 900, 1_800]) }), turnedTo: 800 },
  'rage-click.radiusPx': {
    input: anInput({
      interactions: pressesAt([0, 300, 600], { travelPx: 30, control: aControl({ role: 'generic' }) }),
    }),
    turnedTo: 20,
  },
  'dead-click.afterMs': { input: anInput({ interactions: pressesAt([0]), now: 3_100 }), turnedTo: 5_000 },
};

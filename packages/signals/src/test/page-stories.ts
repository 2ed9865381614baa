import type { Interaction } from '@attune/protocol';
import { aControl, aPress, judgedPress, pressesAt } from '@attune/testing';
import type { KnobStory } from './chat-stories.ts';
import { anInput } from './inputs.ts';
import {
  copiedErrors,
  corrected,
  cursorTurns,
  failedRequest,
  formLeft,
  pages,
  refused,
  scrollTurns,
  thrown,
  zooms,
} from './page-facts.ts';

const told = (...interactions: readonly Interaction[]) => anInput({ interactions });
const instants = (count: number, everyMs: number) =>
  Array.from({ length: count }, (_, index) => index * everyMs);

const failing = judgedPress(aPress(), 'error');
const reloaded = pages(['/cart', 0, 'load'], ['/cart', 3_000, 'reload'], ['/cart', 7_000, 'reload']);
const returned = pages(
  ['/cart', 0],
  ['/help', 20_000],
  ['/cart', 25_000],
  ['/help', 27_000],
  ['/cart', 32_000],
);

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
  'rage-click.controlRadiusPx': { input: told(...pressesAt([0, 300, 600], { travelPx: 100 })), turnedTo: 80 },
  'rage-click.longRunClicks': { input: told(...pressesAt(instants(5, 300))), turnedTo: 6 },
  'rage-click.unansweredPercent': {
    input: told(
      ...pressesAt(instants(3, 300)),
      ...pressesAt([900, 1_200, 1_500], { id: 4, outcome: 'effect' }),
    ),
    turnedTo: 60,
  },
  'dead-click.afterMs': { input: anInput({ interactions: pressesAt([0]), now: 3_100 }), turnedTo: 5_000 },
  'slow-response.fromMs': { input: told(...pressesAt([0], { outcome: 'slow' })), turnedTo: 5_000 },
  'error-click.withinMs': { input: told(...failing, thrown(1, 80)), turnedTo: 50 },
  'failed-request.clientErrors': { input: told(aPress(), failedRequest(1, 400, 422)), turnedTo: 0 },
  'failed-request.otherOrigins': {
    input: told(aPress(), { ...failedRequest(1, 400, 503), own: false }),
    given: { otherOrigins: 1 },
    turnedTo: 0,
  },
  'reload-storm.minLoads': { input: told(...reloaded), turnedTo: 4 },
  'reload-storm.withinMs': { input: told(...reloaded), turnedTo: 6_000 },
  'reload-storm.afterTroubleMs': {
    input: told(...failing, ...pages(['/checkout', -9_000, 'load'], ['/checkout', 4_000, 'reload'])),
    turnedTo: 3_500,
  },
  'form-struggle.minRefusals': { input: told(...refused(0, 9_000, 20_000)), turnedTo: 4 },
  'form-struggle.minCorrections': { input: told(...corrected(0, 4_000, 9_000, 14_000)), turnedTo: 5 },
  'form-struggle.withinMs': { input: told(...refused(0, 9_000, 40_000)), turnedTo: 30_000 },
  'form-abandoned.minFields': { input: told(formLeft(20_000, 4, 30_000)), turnedTo: 5 },
  'form-abandoned.minLengthMs': { input: told(formLeft(20_000, 4, 30_000)), turnedTo: 40_000 },
  'u-turn.minTurns': { input: told(...returned), turnedTo: 4 },
  'u-turn.stayMs': {
    input: told(...pages(['/', 0], ['/a', 9_000], ['/', 14_000], ['/b', 20_000], ['/', 25_000])),
    turnedTo: 4_000,
  },
  'u-turn.withinMs': {
    input: told(...pages(['/', 0], ['/a', 9_000], ['/', 12_000], ['/b', 40_000], ['/', 44_000])),
    turnedTo: 20_000,
  },
  'scroll-thrash.minTurns': { input: told(...scrollTurns(0.8, ...instants(6, 1_500))), turnedTo: 7 },
  'scroll-thrash.withinMs': { input: told(...scrollTurns(0.8, ...instants(6, 1_500))), turnedTo: 7_000 },
  'scroll-thrash.minViewportPercent': {
    input: told(...scrollTurns(0.8, ...instants(6, 1_500))),
    turnedTo: 90,
  },
  'pinch-zoom.minZooms': { input: told(...zooms(0, 4_000)), turnedTo: 3 },
  'pinch-zoom.withinMs': { input: told(...zooms(0, 4_000)), turnedTo: 3_000 },
  'cursor-thrash.minTurns': { input: told(...cursorTurns('x', 60, ...instants(20, 90))), turnedTo: 21 },
  'cursor-thrash.withinMs': { input: told(...cursorTurns('x', 60, ...instants(20, 90))), turnedTo: 1_500 },
  'cursor-thrash.minTravelPx': { input: told(...cursorTurns('x', 60, ...instants(20, 90))), turnedTo: 65 },
  'copied-error': { input: told(...copiedErrors(0)), turnedTo: 0 },
};

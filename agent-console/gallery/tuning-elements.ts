import { html, type TemplateResult } from 'lit';
import '../src/friction/friction-pane.ts';
import { withVerdict } from '../src/friction/verdicts.ts';
import '../src/replay/replay-panel.ts';
import type { ReplayState } from '../src/replay/replay.ts';
import '../src/thresholds/ignore-lists.ts';
import '../src/thresholds/precision-mark.ts';
import '../src/thresholds/sensitivity-choice.ts';
import '../src/visit/visit-timeline-list.ts';
import { createVisitTimeline } from '../src/visit/visit-timeline.ts';
import { createFakeServer } from './fake-server.ts';
import { frictionOf } from './fixtures/conversation.ts';
import { mutes, precision, replayResult } from './fixtures/tuning.ts';

/** One state of an element: what it shows, and the element. */
export interface ShownState {
  readonly title: string;
  readonly element: TemplateResult;
}

/** What agents said of friction, and what stands beside it without counting. */
export function judgedStates(now: number): readonly ShownState[] {
  const keys = ['rage-1', 'waiting-1', 'dead-1'];
  const pane = (friction: ReturnType<typeof frictionOf>) =>
    html`<attune-friction-pane .friction=${friction}></attune-friction-pane>`;
  const friction = frictionOf(now);
  const seen = { ...withVerdict(friction, keys, 'seen'), quietUntil: now + 420_000 };
  return [
    {
      title: 'one called not frustrated',
      element: pane(withVerdict(friction, ['dead-1'], 'not-frustrated')),
    },
    { title: 'seen, quiet for a while', element: pane(seen) },
    { title: 'gone quiet', element: pane({ ...friction, goneQuiet: ['has been quiet for 4 min'] }) },
  ];
}

/** The visit from its first page to now. */
export function visitStates(): readonly ShownState[] {
  const visit = createVisitTimeline({ connection: createFakeServer(), conversationId: 'c-mara' });
  return [
    { title: 'a visit', element: html`<attune-visit-timeline .visit=${visit}></attune-visit-timeline>` },
  ];
}

/** A replay before, while and after it runs. */
export function replayStates(now: number): readonly ShownState[] {
  const changes = { changes: { 'rage-click': { minClicks: 4 } } };
  const result = replayResult(now);
  const none = { flagged: 0, seen: 0, notFrustrated: 0 };
  const panel = (title: string, replay: ReplayState, of = changes): ShownState => ({
    title,
    element: html`<attune-replay-panel .replay=${replay} .changes=${of}></attune-replay-panel>`,
  });
  return [
    panel('nothing tried', { phase: 'idle' }),
    panel('running', { phase: 'running', days: 7, done: 120, total: 320 }),
    panel('cancelled', { phase: 'cancelled' }),
    panel('declined', {
      phase: 'refused',
      refusal: { code: 'unavailable', message: 'The connection broke.' },
    }),
    panel('ended', { phase: 'ended', result, of: changes }),
    panel('stale', { phase: 'ended', result, of: { changes: { 'rage-click': { minClicks: 5 } } } }),
    panel('no conversations', {
      phase: 'ended',
      of: changes,
      result: { ...result, conversations: 0, today: none, proposed: none, gained: [], lost: [] },
    }),
  ];
}

/** Small parts of the tuning screen. */
export function tuningStates(now: number): readonly ShownState[] {
  return [
    {
      title: 'sensitivity',
      element: html`<attune-sensitivity-choice value="high"></attune-sensitivity-choice>`,
    },
    ...precision.map((each) => ({
      title: 'agreement',
      element: html`<attune-precision-mark .precision=${each}></attune-precision-mark>`,
    })),
    { title: 'left out', element: html`<attune-ignore-lists .mutes=${mutes(now)}></attune-ignore-lists>` },
  ];
}

/** What of a browser's trace says how long listeners took, and who asked for a layout. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  /** µs. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: {
    readonly data?: { readonly type?: string; readonly url?: string };
    readonly beginData?: { readonly stackTrace?: readonly { readonly url?: string }[] };
  };
}

/** What a press costs by the listeners of one origin's scripts. */
export interface TraceReading {
  /** Per press with its click, µs. */
  readonly listenerUs: readonly number[];
  /** Per press, with what the page itself and the browser's dispatch take, µs. */
  readonly dispatchUs: readonly number[];
  readonly forcedLayouts: number;
}

export const TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'];

/** Everything the browser tells of one press with the mouse, in its order; moves are no part of it. */
const PRESS_EVENTS = new Set([
  ...['pointerdown', 'mousedown', 'blur', 'focusout', 'focus', 'focusin', 'selectstart', 'selectionchange'],
  ...['pointerup', 'mouseup', 'click'],
]);
const LAYOUTS = new Set(['Layout', 'UpdateLayoutTree', 'RecalculateStyles']);

/** @param isOurs whether a script's address is one of those that are measured */
export function readTrace(trace: string, isOurs: (url: string) => boolean): TraceReading {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const events = traceEvents.filter(({ ph }) => ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const calls = outermost(
    events.filter(({ name, args }) => name === 'FunctionCall' && isOurs(args?.data?.url ?? '')),
  );
  const dispatches = outermost(
    events.filter(({ name, args }) => name === 'EventDispatch' && PRESS_EVENTS.has(args?.data?.type ?? '')),
  );
  const presses = pressesIn(dispatches);
  const forced = events.filter(
    (event) =>
      LAYOUTS.has(event.name) &&
      (calls.some((call) => within(event, call)) ||
        event.args?.beginData?.stackTrace?.some(({ url = '' }) => isOurs(url)) === true),
  );
  return {
    listenerUs: presses.map((press) =>
      total(calls.filter((call) => press.some((dispatch) => within(call, dispatch)))),
    ),
    dispatchUs: presses.map(total),
    forcedLayouts: forced.length,
  };
}

/** Dispatches by press: each begins with its pointerdown. */
function pressesIn(dispatches: readonly TraceEvent[]): readonly TraceEvent[][] {
  const presses: TraceEvent[][] = [];
  for (const dispatch of dispatches) {
    if (dispatch.args?.data?.type === 'pointerdown') presses.push([]);
    presses.at(-1)?.push(dispatch);
  }
  return presses;
}

/** Without those that happened inside another one of them; in the order of their beginning. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const kept: TraceEvent[] = [];
  for (const event of events) {
    if (!kept.some((outer) => within(event, outer))) kept.push(event);
  }
  return kept;
}

function within(inner: TraceEvent, outer: TraceEvent): boolean {
  return inner.tid === outer.tid && inner.ts >= outer.ts && endOf(inner) <= endOf(outer);
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

function total(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur = 0 }) => sum + dur, 0);
}

/** What of a browser's trace says how much of the processor a page's main thread has used. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs. */
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor, µs; left out when it was none. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: { readonly url?: string; readonly fileName?: string; readonly processId?: number };
  };
}

/** Time of the processor that the page's main thread has used, ms. */
export interface TaskReading {
  /** All tasks. */
  readonly taskMs: number;
  /** Script in them, whosever it is. */
  readonly scriptMs: number;
  /** The longest task in which a script ran that is measured; 0 when there was none. */
  readonly longestOwnMs: number;
  /**
   * Blocking time on a processor a fourth as fast: what four times each task exceeds 50 ms by. From the time of the
   * processor and not from a throttled clock, so that a busy machine does not count.
   */
  readonly blockingMs: number;
}

export const TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

const SLOWER = 4;
/** A task longer than that blocks (Total Blocking Time, web.dev/tbt). */
const LONG_TASK_MS = 50;

const SCRIPT = new Set([
  ...['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'TimerFire', 'FireIdleCallback'],
  ...['FireAnimationFrame', 'v8.compile', 'v8.compileModule', 'v8.evaluateModule', 'EventDispatch'],
]);

/**
 * @param origin of the page that was loaded while the trace ran
 * @param isOurs whether a script's address is one of those that are measured
 * @throws when the trace does not show that page
 */
export function readTasks(trace: string, origin: string, isOurs: (url: string) => boolean): TaskReading {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const onMain = mainThreadOf(traceEvents, origin);
  const events = traceEvents.filter((event) => event.ph === 'X' && onMain(event));
  const tasks = events.filter(({ name }) => name === 'RunTask');
  const scripts = outermost(events.filter(({ name }) => SCRIPT.has(name)));
  const ours = events.filter((event) => SCRIPT.has(event.name) && isOurs(addressOf(event)));
  const own = tasks.filter((task) => ours.some((event) => within(event, task)));
  return {
    taskMs: sum(tasks.map(cpuMs)),
    scriptMs: sum(scripts.map(cpuMs)),
    longestOwnMs: Math.max(0, ...own.map(cpuMs)),
    blockingMs: sum(tasks.map((task) => Math.max(0, SLOWER * cpuMs(task) - LONG_TASK_MS))),
  };
}

function mainThreadOf(events: readonly TraceEvent[], origin: string): (event: TraceEvent) => boolean {
  const committed = events.findLast(
    ({ name, args }) =>
      name === 'FrameCommittedInBrowser' && args?.data?.url?.startsWith(`${origin}/`) === true,
  );
  const pid = committed?.args?.data?.processId;
  const main = events.find(
    (event) => event.name === 'thread_name' && event.pid === pid && event.args?.name === 'CrRendererMain',
  );
  if (main === undefined) throw new Error(`The trace does not show the page at ${origin}.`);
  return (event) => event.pid === main.pid && event.tid === main.tid;
}

function addressOf({ args }: TraceEvent): string {
  return args?.data?.url ?? args?.data?.fileName ?? args?.fileName ?? '';
}

/** Without those that happened inside another one of them. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const kept: TraceEvent[] = [];
  // The longer of two that begin together is the outer one.
  for (const event of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    const last = kept.at(-1);
    if (last === undefined || !within(event, last)) kept.push(event);
  }
  return kept;
}

function within(inner: TraceEvent, outer: TraceEvent): boolean {
  return inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);
}

const cpuMs = ({ tdur = 0 }: TraceEvent): number => tdur / 1_000;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

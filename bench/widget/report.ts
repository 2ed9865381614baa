import { inFigures, median, table } from '../figures.ts';
import { ATTUNE, NO_WIDGET } from './contender.ts';
import type { Visit } from './visit.ts';

/** What one contender costs a page: medians over its visits, of bytes and requests the largest. */
export interface Cost {
  readonly name: string;
  readonly closedBr: number;
  readonly closedRequests: number;
  readonly closedSockets: number;
  /** The panel's own, without what was there before it was opened; null when there is nothing to open. */
  readonly openedBr: number | null;
  readonly openedRequests: number | null;
  /** Time of the processor on the page's main thread while the chat is closed, ms. */
  readonly scriptMs: number;
  readonly taskMs: number;
  /** The longest task in which a script of its own ran. */
  readonly longestOwnMs: number;
  readonly blockingMs: number;
  readonly heapKb: number;
  readonly nodes: number;
  /** The worst of all visits. */
  readonly cls: number;
}

/** @param visits at least one */
export function costOf(name: string, visits: readonly Visit[]): Cost {
  const middle = (of: (visit: Visit) => number): number => median(visits.map(of));
  const most = (of: (visit: Visit) => number): number => Math.max(...visits.map(of));
  const opens = visits.every(({ opened }) => opened !== null);
  return {
    name,
    closedBr: most(({ closed }) => closed.brBytes),
    closedRequests: most(({ closed }) => closed.requests),
    closedSockets: most(({ closed }) => closed.sockets),
    openedBr: opens ? most(({ opened }) => opened?.brBytes ?? 0) : null,
    openedRequests: opens ? most(({ opened }) => opened?.requests ?? 0) : null,
    scriptMs: middle(({ scriptMs }) => scriptMs),
    taskMs: middle(({ taskMs }) => taskMs),
    longestOwnMs: middle(({ longestOwnMs }) => longestOwnMs),
    blockingMs: middle(({ blockingMs }) => blockingMs),
    heapKb: middle(({ heapBytes }) => heapBytes) / 1_000,
    nodes: middle(({ nodes }) => nodes),
    cls: most(({ cls }) => cls),
  };
}

export function tableOf(costs: readonly Cost[]): string {
  const head = [
    ...['', 'closed br', 'requests', 'sockets', 'opened br', 'requests', 'script ms', 'task ms'],
    ...['longest', 'TBT4 ms', 'heap kB', 'nodes', 'CLS'],
  ];
  const rows = costs.map((cost) => [
    cost.name,
    ...[cost.closedBr, cost.closedRequests, cost.closedSockets].map((value) => inFigures(value)),
    ...[cost.openedBr, cost.openedRequests].map((value) => inFigures(value)),
    ...[cost.scriptMs, cost.taskMs, cost.longestOwnMs, cost.blockingMs].map((value) => inFigures(value)),
    ...[inFigures(cost.heapKb, 0), inFigures(cost.nodes, 0), inFigures(cost.cls, 4)],
  ]);
  return table([head, ...rows]);
}

/** @throws when ours or the page without any is not among the costs */
export function lastLine(costs: readonly Cost[]): string {
  const ours = costs.find(({ name }) => name === ATTUNE);
  const baseline = costs.find(({ name }) => name === NO_WIDGET);
  if (!ours || !baseline) throw new Error('Nothing to compare.');
  return [
    `closed_br=${ours.closedBr}`,
    `closed_requests=${ours.closedRequests}`,
    `opened_br=${inFigures(ours.openedBr)}`,
    `task_ms=${inFigures(ours.taskMs)}`,
    `baseline_task_ms=${inFigures(baseline.taskMs)}`,
    `cls=${inFigures(ours.cls, 4)}`,
  ].join(' ');
}

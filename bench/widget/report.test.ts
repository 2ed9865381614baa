import { describe, expect, it } from 'vitest';
import { costOf, lastLine, tableOf } from './report.ts';
import type { Visit } from './visit.ts';

const aVisit = (visit: Partial<Visit> = {}): Visit => ({
  taskMs: 20,
  scriptMs: 1,
  longestOwnMs: 2,
  blockingMs: 0,
  closed: { requests: 1, sockets: 0, brBytes: 2_000 },
  opened: { requests: 4, sockets: 1, brBytes: 30_000 },
  heapBytes: 900_000,
  nodes: 500,
  cls: 0,
  ...visit,
});

describe('costs of a widget', () => {
  it('takes the median of times, and the most of what must never be more', () => {
    const loaded = (brBytes: number) => ({ requests: 2, sockets: 0, brBytes });
    const cost = costOf('attune', [
      aVisit({ taskMs: 90, closed: loaded(3_000), cls: 0.01 }),
      aVisit({ taskMs: 20, closed: loaded(4_000) }),
      aVisit({ taskMs: 30, closed: loaded(3_000) }),
    ]);
    expect(cost).toMatchObject({ taskMs: 30, closedBr: 4_000, closedRequests: 2, cls: 0.01 });
  });

  it('puts ours beside the page without any, for machines', () => {
    const costs = [
      costOf('no widget', [aVisit({ taskMs: 10, opened: null })]),
      costOf('attune', [aVisit({ taskMs: 18.26 })]),
    ];
    expect(lastLine(costs)).toBe(
      'closed_br=2000 closed_requests=1 opened_br=30000 task_ms=18.3 baseline_task_ms=10 cls=0',
    );
    expect(tableOf(costs)).toContain('n/a');
  });

  it('says so when there is nothing to compare', () => {
    expect(() => lastLine([costOf('attune', [aVisit()])])).toThrow('Nothing to compare');
  });
});

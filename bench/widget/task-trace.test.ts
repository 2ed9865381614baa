import { describe, expect, it } from 'vitest';
import { readTasks } from './task-trace.ts';

const PAGE = 'http://page.test';
const shown = [
  {
    name: 'FrameCommittedInBrowser',
    ph: 'I',
    pid: 1,
    tid: 1,
    ts: 0,
    args: { data: { url: `${PAGE}/`, processId: 7 } },
  },
  { name: 'thread_name', ph: 'M', pid: 5, tid: 5, ts: 0, args: { name: 'CrRendererMain' } },
  { name: 'thread_name', ph: 'M', pid: 7, tid: 8, ts: 0, args: { name: 'CrRendererMain' } },
];
const event = (name: string, ts: number, [dur, tdur]: readonly [number, number], more: object = {}) => ({
  name,
  ph: 'X',
  pid: 7,
  tid: 8,
  ts,
  dur,
  tdur,
  ...more,
});
const by = (url: string) => ({ args: { data: { url } } });
const read = (...events: object[]) =>
  readTasks(JSON.stringify({ traceEvents: [...shown, ...events] }), PAGE, (url) => url === 'ours.js');

describe('a trace of tasks', () => {
  it('adds up the time of the processor, not of the clock, and only of the page’s main thread', () => {
    const reading = read(
      event('RunTask', 0, [90_000, 5_000]),
      event('RunTask', 100_000, [3_000, 2_500]),
      event('RunTask', 0, [1_000, 1_000], { pid: 5, tid: 5 }),
      event('RunTask', 0, [1_000, 1_000], { tid: 9 }),
    );
    expect(reading.taskMs).toBe(7.5);
  });

  it('counts script inside script once', () => {
    const reading = read(
      event('RunTask', 0, [9_000, 9_000]),
      event('EvaluateScript', 100, [5_000, 4_000]),
      event('FunctionCall', 200, [1_000, 1_000]),
      event('FunctionCall', 6_000, [1_000, 500]),
    );
    expect(reading.scriptMs).toBe(4.5);
  });

  it('finds the longest task in which our script ran', () => {
    const reading = read(
      event('RunTask', 0, [9_000, 9_000]),
      event('EvaluateScript', 100, [5_000, 4_000], by('page.js')),
      event('RunTask', 10_000, [4_000, 3_000]),
      event('EvaluateScript', 10_100, [1_000, 1_000], by('ours.js')),
    );
    expect(reading.longestOwnMs).toBe(3);
  });

  it('takes for blocking what exceeds 50 ms at a fourth of the speed', () => {
    expect(
      read(event('RunTask', 0, [20_000, 20_000]), event('RunTask', 30_000, [12_500, 12_500])),
    ).toMatchObject({ blockingMs: 30 });
  });

  it('does not take a page it did not see for an idle one', () => {
    expect(() => readTasks('{"traceEvents":[]}', PAGE, () => true)).toThrow('does not show the page');
  });
});

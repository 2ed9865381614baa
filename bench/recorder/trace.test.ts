import { describe, expect, it } from 'vitest';
import { readTrace } from './trace.ts';

const event = (name: string, ts: number, dur: number, args: object = {}) => ({
  name,
  ph: 'X',
  tid: 1,
  ts,
  dur,
  args,
});
const dispatch = (type: string, ts: number, dur: number) =>
  event('EventDispatch', ts, dur, { data: { type } });
const call = (url: string, ts: number, dur: number) => event('FunctionCall', ts, dur, { data: { url } });
const read = (...traceEvents: object[]) =>
  readTrace(JSON.stringify({ traceEvents }), (url) => url === 'ours.js');

describe('a trace', () => {
  it('adds up what our listeners take, press by press', () => {
    const reading = read(
      dispatch('pointerdown', 0, 50),
      call('ours.js', 10, 20),
      call('page.js', 32, 5),
      dispatch('click', 100, 80),
      call('ours.js', 110, 5),
      dispatch('pointerdown', 300, 10),
      call('ours.js', 301, 7),
    );
    expect(reading).toMatchObject({ listenerUs: [25, 7], dispatchUs: [130, 10] });
  });

  it('counts a call inside a call once, and none outside of a press', () => {
    const reading = read(
      dispatch('pointerdown', 0, 50),
      call('ours.js', 10, 20),
      call('ours.js', 12, 5),
      call('ours.js', 200, 30),
    );
    expect(reading.listenerUs).toEqual([20]);
  });

  it('finds the layouts we forced: inside our call, or with us on the stack', () => {
    const stack = (url: string) => ({ beginData: { stackTrace: [{ url: 'page.js' }, { url }] } });
    const reading = read(
      dispatch('pointerdown', 0, 50),
      call('ours.js', 10, 20),
      event('UpdateLayoutTree', 12, 3),
      event('Layout', 60, 3, stack('ours.js')),
      event('Layout', 70, 3, stack('page.js')),
      event('Layout', 80, 3),
    );
    expect(reading.forcedLayouts).toBe(2);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { createStore } from './store.ts';

describe('createStore', () => {
  it('tells its listeners after a change, until they leave', () => {
    const store = createStore(1);
    const hear = vi.fn();
    const leave = store.subscribe(hear);
    store.update((count) => count + 1);
    expect(store.value).toBe(2);
    expect(hear).toHaveBeenCalledTimes(1);
    leave();
    store.set(3);
    expect(hear).toHaveBeenCalledTimes(1);
  });

  it('stays quiet when the same value is set again', () => {
    const store = createStore('open');
    const hear = vi.fn();
    store.subscribe(hear);
    store.set('open');
    expect(hear).not.toHaveBeenCalled();
  });
});

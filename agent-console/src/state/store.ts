/** A value that can be watched. */
export interface Store<Value> {
  readonly value: Value;
  /** Calls `hear` after each change. @returns a function that ends it */
  subscribe(hear: () => void): () => void;
}

export interface WritableStore<Value> extends Store<Value> {
  set(next: Value): void;
  update(change: (now: Value) => Value): void;
}

/** Holds one immutable value; setting the same value again is no change. */
export function createStore<Value>(initial: Value): WritableStore<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: Value): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const hear of [...listeners]) hear();
  };
  return {
    get value() {
      return value;
    },
    set,
    update: (change) => set(change(value)),
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

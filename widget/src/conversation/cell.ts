/** One value that changes, and who wants to know. */
export interface Cell<Value> {
  get(): Value;
  set(change: (value: Value) => Value): void;
  /** Returns how to stop listening. */
  subscribe(listener: (value: Value, before: Value) => void): () => void;
}

export function createCell<Value>(initial: Value): Cell<Value> {
  let value = initial;
  const listeners = new Set<(value: Value, before: Value) => void>();
  return {
    get: () => value,
    set(change) {
      const before = value;
      value = change(before);
      if (value === before) return;
      for (const listener of listeners) listener(value, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

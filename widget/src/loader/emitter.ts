import type { WidgetEvents, WidgetNews } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';

type Listener = (detail: never) => void;

export interface Emitter {
  on<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void;
  off<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void;
  emit(...news: WidgetNews): void;
}

/** Tells the page's own code what happens in the widget. */
export function createEmitter(): Emitter {
  const listeners = new Map<string, Set<Listener>>();
  let ready = false;
  return {
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      if (name === 'ready' && ready) emitTo(listener, {});
    },
    off(name, listener) {
      listeners.get(name)?.delete(listener);
    },
    emit(name, detail) {
      ready ||= name === 'ready';
      for (const listener of listeners.get(name) ?? []) emitTo(listener, detail);
    },
  };
}

// A listener's fault is the page's own, but it must not stop us or the next listener.
function emitTo(listener: Listener, detail: object): void {
  guarded(listener as (detail: object) => void)(detail);
}

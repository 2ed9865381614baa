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
  let isReady = false;
  return {
    on(name, listener) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
      if (name === 'ready' && isReady) tell(listener)({});
    },
    off(name, listener) {
      listeners.get(name)?.delete(listener);
    },
    emit(name, detail) {
      isReady ||= name === 'ready';
      listeners.get(name)?.forEach((listener) => tell(listener)(detail));
    },
  };
}

// A listener's fault is the page's own, but it must not stop us or the next listener.
const tell = (listener: Listener): ((detail: object) => void) =>
  guarded(listener as (detail: object) => void);

import { UNDO_MS } from '@attune/protocol';
import { createStore, type Store } from '../state/store.ts';

/** A quiet word at the edge of the screen: something was done and can be undone, or was declined. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly undo: (() => void) | null;
  /** Ends the work it speaks of; null: it speaks of none. */
  readonly cancel: (() => void) | null;
}

/** The word of work that takes a while. */
export interface Working {
  tell(text: string): void;
  end(): void;
}

export interface Toasts {
  readonly shown: Store<readonly Toast[]>;
  /** @param forMs how long it stands @returns takes it off the screen */
  say(text: string, undo?: () => void, forMs?: number): () => void;
  problem(text: string): void;
  /** Stays until the work ends; `cancel` is what its button does. */
  working(text: string, cancel: () => void): Working;
  dismiss(id: number): void;
}

/** Long enough to read a sentence and reach the button; destructive things can be undone this long. */
const SHOWN_MS = UNDO_MS;
const MOST = 3;

export function createToasts(): Toasts {
  const shown = createStore<readonly Toast[]>([]);
  let lastId = 0;
  const dismiss = (id: number): void => shown.update((all) => all.filter((toast) => toast.id !== id));
  const show = (toast: Omit<Toast, 'id'>, forMs = SHOWN_MS): number => {
    const id = ++lastId;
    // Saying the same twice says no more than saying it once.
    const others = shown.value.filter(
      ({ text, undo, cancel }) => undo !== null || cancel !== null || text !== toast.text,
    );
    shown.set(newest([...others, { ...toast, id }]));
    if (toast.cancel === null) setTimeout(() => dismiss(id), forMs);
    return id;
  };
  return {
    shown,
    say(text, undo, forMs) {
      const id = show({ text, tone: 'plain', undo: undo ?? null, cancel: null }, forMs);
      return () => dismiss(id);
    },
    problem: (text) => void show({ text, tone: 'problem', undo: null, cancel: null }),
    working(text, cancel) {
      const id = show({ text, tone: 'plain', undo: null, cancel });
      return {
        tell: (said) =>
          shown.update((all) => all.map((toast) => (toast.id === id ? { ...toast, text: said } : toast))),
        end: () => dismiss(id),
      };
    },
    dismiss,
  };
}

/** What can be undone or cancelled stays as long as its time is, however much else is said. */
function newest(all: readonly Toast[]): readonly Toast[] {
  const spare = all.slice(0, -1).filter(({ undo, cancel }) => undo === null && cancel === null);
  const gone = new Set(spare.slice(0, Math.max(0, all.length - MOST)).map(({ id }) => id));
  return all.filter(({ id }) => !gone.has(id));
}

import { UNDO_MS } from '@attune/protocol';
import { createStore, type Store } from '../state/store.ts';

/** A quiet word at the edge of the screen: something was done and can be undone, or was declined. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly undo: (() => void) | null;
}

export interface Toasts {
  readonly shown: Store<readonly Toast[]>;
  say(text: string, undo?: () => void): void;
  problem(text: string): void;
  dismiss(id: number): void;
}

/** Long enough to read a sentence and reach the button; destructive things can be undone this long. */
const SHOWN_MS = UNDO_MS;
const MOST = 3;

export function createToasts(): Toasts {
  const shown = createStore<readonly Toast[]>([]);
  let lastId = 0;
  const dismiss = (id: number): void => shown.update((all) => all.filter((toast) => toast.id !== id));
  const show = (toast: Omit<Toast, 'id'>): void => {
    const id = ++lastId;
    // Saying the same twice says no more than saying it once.
    const others = shown.value.filter(({ text, undo }) => undo !== null || text !== toast.text);
    shown.set(newest([...others, { ...toast, id }]));
    setTimeout(() => dismiss(id), SHOWN_MS);
  };
  return {
    shown,
    say: (text, undo) => show({ text, tone: 'plain', undo: undo ?? null }),
    problem: (text) => show({ text, tone: 'problem', undo: null }),
    dismiss,
  };
}

/** What can be undone stays as long as its time is, however much else is said. */
function newest(all: readonly Toast[]): readonly Toast[] {
  const spare = all.slice(0, -1).filter(({ undo }) => undo === null);
  const gone = new Set(spare.slice(0, Math.max(0, all.length - MOST)).map(({ id }) => id));
  return all.filter(({ id }) => !gone.has(id));
}

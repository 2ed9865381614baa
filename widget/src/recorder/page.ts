import type { Interaction } from '@attune/protocol';
import { guarded } from '../shared/guarded.ts';
import type { Rules } from './policy.ts';

/** Our own work may take this long in one task; longer is felt. */
const MOST_TASK_MS = 5;

/** And this long in a minute, in which it is made good again little by little. */
const MOST_MINUTE_MS = 50;

const MINUTE_MS = 60_000;

/**
 * The page, as the parts of the recorder see it: hear its events, wait, tell facts. Whatever of ours runs on it is
 * guarded, and measured against our budget.
 */
export interface Page {
  /** Aborts when the recorder stops. */
  readonly signal: AbortSignal;
  rules: Rules;
  /** Where the pointer went down last, from the inside out. */
  path: readonly EventTarget[];
  /** When anything was last heard of the page. */
  heardAt: number;
  /** When the visitor last scrolled by hand. */
  handAt: number;
  /** When they last did something else that may scroll: a key, something in our own panel. */
  otherAt: number;
  tell(fact: Interaction): void;
  /** Hears events of these names, separated by spaces, wherever they are not in our own panel. */
  on(names: string, hear: (event: never) => void, target?: EventTarget): void;
  after(ms: number, run: () => void): void;
  /** Runs after the next paint, when looking at styles and sizes costs nothing. */
  painted(run: () => void): void;
  /** Ours from end to end: guarded, and measured. */
  work<Given extends unknown[]>(run: (...given: Given) => void): (...given: Given) => void;
}

/** @param exceeded our own work took more than its budget */
export function createPage(
  ownHost: Element,
  parts: Pick<Page, 'signal' | 'rules' | 'tell'>,
  exceeded: () => void,
): Page {
  let spent = 0;
  let at = 0;

  const page: Page = {
    ...parts,
    path: [],
    heardAt: Date.now(),
    handAt: 0,
    otherAt: 0,
    on(names, hear, target = window) {
      const heard = page.work((event: Event) => {
        // What happens in our own panel answers nothing; and the page may scroll to make room for it.
        page.heardAt = Date.now();
        if (event.composedPath().includes(ownHost)) page.otherAt = page.heardAt;
        else hear(event as never);
      });
      for (const name of names.split(' ')) {
        target.addEventListener(name, heard, { capture: true, passive: true, signal: parts.signal });
      }
    },
    after(ms, run) {
      setTimeout(ring, ms, run);
    },
    painted(run) {
      // A hidden tab is not painted.
      (document.hidden ? setTimeout : requestAnimationFrame)(() => page.after(0, run));
    },
    work(run) {
      let last = 0;
      let lastButOne = 0;
      return (...given) => {
        if (parts.signal.aborted) return;
        const begun = performance.now();
        guarded(run)(...given);
        const took = performance.now() - begun;
        // A busy machine takes the processor away from us now and then; what is slow because of us is slow each time.
        const cost = Math.min(took, last, lastButOne);
        lastButOne = last;
        last = took;
        spent = Math.max(0, spent + cost - ((begun - at) * MOST_MINUTE_MS) / MINUTE_MS);
        at = begun;
        if (cost > MOST_TASK_MS || spent > MOST_MINUTE_MS) exceeded();
      };
    },
  };
  const ring = page.work((run: () => void) => run());
  return page;
}

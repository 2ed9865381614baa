import { hash } from '../describe-control.ts';
import type { Page } from '../page.ts';
import type { Press, PressBook } from '../press-book.ts';
import { ERROR_MS } from '../verdict.ts';

/**
 * Tells uncaught errors of the page, and which press they came of. What a click's own listeners throw is its doing. What
 * fails within a second of it may be, unless the same has failed without any press: that is a timer's doing.
 */
export function errorTeller(page: Page, book: PressBook) {
  const byItself = new Set<string>();

  /** @param inClick above 0: thrown while the page's listeners handled the press's click */
  return (fault: PageFault, at: number, latest: Press | undefined, inClick: number | undefined): void => {
    const code = codeOf(fault);
    if (code === null) return;
    const isItsDoing = isSoon(latest, at) && (inClick || !byItself.has(code));
    if (!isItsDoing) byItself.add(code);
    page.tell({ kind: 'page-error', at, press: isItsDoing ? (latest?.id ?? null) : null, hash: code });
    for (const press of isItsDoing ? book.open() : [])
      if (press.described.key === latest?.described.key) book.settle(press, 'error', at);
  };
}

/** By its type and where it was thrown; null for what was called off, mostly by the page itself, and for extensions. */
function codeOf({ error, reason, filename = '', lineno = 0 }: PageFault): string | null {
  const { name = '', stack = '', message = '' } = ((error ?? reason) as Error | undefined) ?? {};
  if (name === 'AbortError' || /-extension:/.test(stack + filename)) return null;
  const [frame = filename + lineno] = /\S+:\d+:\d+/.exec(stack.replace(message, '')) ?? [];
  return hash(name + frame);
}

function isSoon(press: Press | undefined, at: number): boolean {
  if (press?.id === undefined || at - press.startedAt > ERROR_MS) return false;
  return !press.control.closest('[data-no-signals~=error]');
}

/** An `error` event of the window, or an `unhandledrejection`. */
export type PageFault = Partial<
  Pick<ErrorEvent, 'error' | 'filename' | 'lineno'> & Pick<PromiseRejectionEvent, 'reason'>
>;

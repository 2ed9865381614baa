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

  /** @param inClick thrown while the page's listeners handled the press's click */
  return (
    { error, reason, filename = '', lineno = 0 }: PageFault,
    at: number,
    latest: Press | undefined,
    inClick: boolean,
  ): void => {
    const { name = '', stack = '', message = '' } = ((error ?? reason) as Error | undefined) ?? {};
    // What was called off, mostly by the page itself; and what is none of the page's.
    if (name === 'AbortError' || /-extension:/.test(stack + filename)) return;
    const [frame = filename + lineno] = /\S+:\d+:\d+/.exec(stack.replace(message, '')) ?? [];
    const code = hash(name + frame);
    const isItsDoing =
      latest?.id !== undefined &&
      at - latest.startedAt <= ERROR_MS &&
      !latest.control.closest('[data-no-signals~=error]') &&
      (inClick || !byItself.has(code));
    if (!isItsDoing) byItself.add(code);
    page.tell({ kind: 'page-error', at, press: isItsDoing ? (latest.id ?? null) : null, hash: code });
    for (const press of book.open())
      if (isItsDoing && press.described.key === latest.described.key) book.settle(press, 'error', at);
  };
}

/** An `error` event of the window, or an `unhandledrejection`. */
export type PageFault = Partial<
  Pick<ErrorEvent, 'error' | 'filename' | 'lineno'> & Pick<PromiseRejectionEvent, 'reason'>
>;

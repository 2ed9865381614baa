import type { OpenPress, PressBook } from './press-book.ts';

/** Events by which a page answers without changing its tree. (Details and dialogs change an attribute as well.) */
const ANSWERS = [
  'input',
  'change',
  'submit',
  'reset',
  'invalid',
  'beforetoggle',
  'play',
  'pause',
  'copy',
  'fullscreenchange',
  'popstate',
  'hashchange',
  'pagehide',
  'beforeprint',
];

/** A hand on the wheel, a finger, an arrow key: what scrolls this soon after is theirs. */
const OWN_SCROLL_MS = 500;

/** The tab or window was left because of the press: a new window, a mail program, a dialog of the browser. */
const LEAVES_WITHIN_MS = 1_000;

/** Hears what no mutation tells: events of the browser that show an answer, and errors that show its failure. */
export function watchEvents(parts: {
  readonly book: PressBook;
  readonly ownHost: Element;
  readonly signal: AbortSignal;
  now(): number;
}): void {
  const { book, ownHost, signal, now } = parts;
  const options = { capture: true, passive: true, signal } as const;
  let handScroll = -Infinity;
  let pressed: readonly EventTarget[] = [];

  function on(
    names: readonly string[],
    listener: (event: Event) => void,
    target: EventTarget = window,
  ): void {
    const heard = (event: Event): void => {
      // What happens in our own panel answers nothing on the page; and the page may scroll to make room for it.
      if (event.composedPath().includes(ownHost)) handScroll = now();
      else listener(event);
    };
    for (const name of names) target.addEventListener(name, heard, options);
  }
  const startedWithin =
    (ms: number, at: number) =>
    ({ startedAt }: OpenPress): boolean =>
      at - startedAt <= ms;
  const left = (): void => {
    const at = now();
    book.effect(at, startedWithin(LEAVES_WITHIN_MS, at));
  };

  on(ANSWERS, () => book.effect(now()));
  on(['wheel', 'touchmove'], () => {
    handScroll = now();
  });
  on(['keydown'], () => {
    handScroll = now();
    book.otherInput(now());
  });
  on(['scroll'], () => {
    if (now() - handScroll > OWN_SCROLL_MS) book.effect(now());
  });
  // Pressing a button moves the focus to it; only a focus that goes elsewhere was sent there.
  on(['pointerdown'], (event) => {
    pressed = event.composedPath();
  });
  on(['focusin'], ({ target }) => {
    if (target instanceof Node && !pressed.includes(target))
      book.effect(now(), ({ control }) => !control.contains(target));
  });
  on(['blur'], ({ target }) => target === window && left());
  on(['visibilitychange'], () => document.visibilityState === 'hidden' && left());
  on(
    ['selectionchange'],
    () => {
      if (getSelection()?.isCollapsed === false) book.effect(now());
    },
    document,
  );
  // A picture that cannot be loaded is an `error` too, at the picture.
  on(['error'], ({ target }) => target === window && book.error(now()));
  on(['unhandledrejection'], () => book.error(now()));
}

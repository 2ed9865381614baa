import type { Ambient } from './ambient.ts';
import type { PageWatch } from './page-watch.ts';
import type { Page } from './page.ts';
import type { PressBook } from './press-book.ts';
import type { Trouble } from './watch-trouble.ts';

/** Events by which a page answers without changing its tree. (Details and dialogs change an attribute as well.) */
const ANSWERS = 'beforetoggle play pause fullscreenchange beforeprint pagehide';

/** A hand on the wheel, a finger, an arrow key: what scrolls this soon after is theirs, and what rolls on from it. */
const OWN_SCROLL_MS = 500;

/** The tab or window was left because of the press: a new window, a mail program, a dialog of the browser. */
const LEAVES_WITHIN_MS = 1_000;

/** A name is pressed, not read: text longer than this is something that one selects. */
const LONGEST_NAME = 40;

/** Hears what no mutation tells: events of the browser that show an answer. */
export function watchEvents(
  page: Page,
  book: PressBook,
  ambient: Ambient,
  { pageWatch, trouble }: { readonly pageWatch: PageWatch; readonly trouble: Trouble },
): void {
  const { on } = page;

  /** Something of the page moved; it answers unless it does so all the time. */
  function moved({ target, type }: Event): void {
    const at = Date.now();
    if (!target || ambient.expects(target, type, at)) return;
    if (!book.waiting()[0]) ambient.note(target, type, at);
    book.answer();
  }
  const hand = (): void => {
    page.handAt = Date.now();
  };

  function inForm(event: Event): void {
    const at = Date.now();
    trouble.inForm(event.target, (forms, form) => forms.hear(event, form, at));
  }

  on(ANSWERS, moved);
  // Leaving a field that was filled in by hand makes a `change` too: only the pressed control's own is an answer.
  on('input change', (event: Event) => {
    book.answer(({ control }) => control.contains(event.target as Node));
    inForm(event);
  });
  // A script that has taken it has not done anything with it yet.
  on('submit invalid', (event: Event) => {
    page.after(0, () => event.defaultPrevented || book.answer());
    inForm(event);
  });
  on('wheel touchmove', ({ deltaY }: WheelEvent) => {
    hand();
    // Down is how one reads; up is where one looks for something. Two fingers may do either, or enlarge the page.
    if (!(deltaY > 0)) trouble.withMore(({ scrolled }) => scrolled());
  });
  on('keydown', (event: Event) => {
    inForm(event);
    page.otherAt = Date.now();
    book.otherInput();
  });
  on('scroll', (event: Event) => {
    if (Date.now() - page.handAt < OWN_SCROLL_MS) hand();
    else if (Date.now() - page.otherAt > OWN_SCROLL_MS) moved(event);
  });
  // Pressing a button moves the focus to it, or to what it stands in; only a focus that goes elsewhere was sent there.
  on('focusin', (event: Event) => {
    const { target } = event;
    inForm(event);
    if (target && !page.path.includes(target))
      book.answer(({ control }) => !control.contains(target as Node));
  });
  on('blur visibilitychange', ({ target }: Event) => {
    if (target === window || document.hidden)
      book.answer(({ startedAt }) => Date.now() - startedAt <= LEAVES_WITHIN_MS);
  });
  on('selectionchange', () => {
    const selection = getSelection();
    // Fast presses select what is under them.
    if (selection?.isCollapsed === false)
      book.answer(
        ({ control }) =>
          !control.contains(selection.anchorNode) || (control.textContent ?? '').length > LONGEST_NAME,
      );
  });
  // A page, a download, nothing to be seen at all: whatever it leads to. Not every browser tells us.
  on(
    'navigate',
    ({ destination }: Event & { readonly destination: { readonly sameDocument: boolean } }) =>
      destination.sameDocument ? page.after(0, pageWatch.look) : book.answer(),
    (window as { readonly navigation?: EventTarget }).navigation,
  );
}

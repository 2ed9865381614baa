import { describeControl } from './describe-control.ts';
import { findControl, isTextField } from './find-control.ts';
import type { MutationWatch } from './mutation-watch.ts';
import { lookBefore } from './page-before.ts';
import type { PageWatch } from './page-watch.ts';
import type { Page } from './page.ts';
import type { Press, PressBook } from './press-book.ts';
import type { Trouble } from './watch-trouble.ts';

/** A hand shakes this much; beyond it is a drag. */
const MOST_TRAVEL_PX = 10;

/** A longer hold is a long press, which means something else. */
const LONGEST_MS = 1_500;

/**
 * Soon enough for a short animation; and by now a new window, a file picker or a share sheet has used up the
 * permission that the press gave the page.
 */
const ACTIVATION_USED_MS = 120;

/** A click that keeps the page busy this long has shown a dialog of the browser. */
const STOOD_STILL_MS = 250;

const FARTHEST_PX = 999;

interface Pointed {
  readonly press: Press;
  readonly x: number;
  readonly y: number;
  readonly isControl: boolean;
}

/**
 * Tells every press on a control, and sees to its being judged: primary button, no modifier, hardly moved, not held. A
 * disabled button takes no click but pointer events all the same, and a scroll on a touch screen ends in
 * `pointercancel`.
 */
export function tellPresses(
  page: Page,
  book: PressBook,
  mutations: MutationWatch,
  { pageWatch, trouble }: { readonly pageWatch: PageWatch; readonly trouble: Trouble },
): void {
  let nextId = 0;
  let before = { x: 0, y: 0 };
  let down: Pointed | undefined;
  let clickable: Press | undefined;

  function drop(): void {
    if (down) book.drop(down.press);
    down = clickable = undefined;
  }

  page.on('pointerdown', (event: PointerEvent) => {
    const { clientX: x, clientY: y, ctrlKey, metaKey, shiftKey, altKey } = event;
    const path = (page.path = event.composedPath());
    drop();
    mutations.flush();
    mutations.alsoIn(path);
    page.handAt = 0;
    const found = findControl(path);
    const control = found ?? path[0];
    const isPrimary = event.isPrimary && !event.button && !(ctrlKey || metaKey || shiftKey || altKey);
    if (
      isPrimary &&
      control instanceof Element &&
      pageWatch.isWatched() &&
      !path.some((step) => step instanceof Element && step.matches(page.rules.ignored)) &&
      !isTextField(control)
    ) {
      clickable = book.begin(control, describeControl(control, page.rules), lookBefore());
      down = { press: clickable, x, y, isControl: found !== null };
    } else {
      book.otherInput();
      page.handAt = Date.now();
    }
  });
  page.on('pointerup', ({ isPrimary, clientX, clientY }: PointerEvent) => {
    if (!down || !isPrimary) return;
    const pressed = down;
    const { press, x, y, isControl } = pressed;
    if (Math.hypot(clientX - x, clientY - y) >= MOST_TRAVEL_PX || Date.now() - press.startedAt >= LONGEST_MS)
      return drop();
    down = undefined;
    if (isControl) return confirm(pressed);
    trouble.withMore(({ seenControl }) =>
      page.painted(() => {
        const seen = seenControl(press.control, x, y);
        if (!seen) return book.drop(press);
        press.control = seen;
        press.described = describeControl(seen, page.rules);
        confirm(pressed);
      }),
    );
  });
  page.on('pointercancel', drop);

  function confirm({ press, x, y }: Pointed): void {
    const { control, described, startedAt: at } = press;
    if (press.nth > 1 && control.closest('[data-no-signals~=rage]')) return book.drop(press);
    pageWatch.look();
    const id = nextId++;
    const travelPx = id && Math.min(FARTHEST_PX, Math.round(Math.hypot(x - before.x, y - before.y)));
    before = { x, y };
    page.tell({ kind: 'press', id, at, path: pageWatch.path(), control: described, travelPx });
    book.confirm(press, id);
    trouble.told(press);
    trouble.inForm(control, (forms, form) => forms.pressed(press, form));
    lookSoon(press);
  }

  /** What shows soon or not at all: a short animation, and permission used up by something that opened on it. */
  function lookSoon(press: Press): void {
    const { userActivation } = navigator;
    const wasActive = userActivation?.isActive;
    page.after(ACTIVATION_USED_MS, () => {
      const at = Date.now();
      if (wasActive && !userActivation.isActive) book.settle(press, 'effect', at);
      // An answer that was just seen is still waiting for its paint.
      page.painted(() => {
        if (press.closed) return;
        trouble.withMore(({ hasChanged }) =>
          page.painted(() => hasChanged(press, page.rules) && book.settle(press, 'effect', at)),
        );
      });
    });
  }

  page.on('click', (click: Event) => {
    const press = clickable;
    const clickedAt = Date.now();
    if (!press) return;
    press.click = click;
    page.after(0, () => {
      if (Date.now() - clickedAt > STOOD_STILL_MS) book.settle(press, 'effect');
    });
  });
}

import { tellFault } from '../shared/guarded.ts';
import { fetchMore } from './fetch-more.ts';
import type { More } from './more/main.ts';
import type { Page } from './page.ts';
import type { Press, PressBook } from './press-book.ts';
import type { Forms } from './more/forms.ts';

const MOST_TOLD = 20;

export interface Trouble {
  /** A press was told. */
  told(press: Press): void;
  /** Runs with the second part, which is fetched when it is needed for the first time. */
  withMore(run: (more: More) => void): void;
  /** Runs with the second part when this element is in a form. */
  inForm(element: EventTarget | null, run: (forms: Forms, form: HTMLFormElement) => void): void;
  /** The page is left. */
  left(): void;
}

/** Notices that something goes wrong, or a form is touched, and leaves it to the second part to look into that. */
export function watchTrouble(page: Page, book: PressBook): Trouble {
  /** The latest presses, oldest first: requests and errors are connected with one of them. */
  const presses: Press[] = [];
  const { on } = page;
  let more: More | undefined;
  let fetching: Promise<More> | undefined;

  function withMore(run: (more: More) => void): void {
    if (more) return run(more);
    fetching ??= fetchMore().then((part) => (more = part.createMore(page, book, presses)));
    fetching.then(page.work(run)).catch(tellFault);
  }

  on('error unhandledrejection', (event: Partial<ErrorEvent> & Event) => {
    const at = Date.now();
    const latest = presses.at(-1);
    // An event has a phase while it is being handled.
    const inClick = latest?.click?.eventPhase;
    // A picture that cannot be loaded is an `error` too, at the picture. And neither an error nor a line has "Script
    // error.", and what observers of sizes say when they have too much to do.
    if (event.target === window && (event.type !== 'error' || event.error || event.lineno))
      withMore(({ failed }) => failed(event, at, latest, inClick));
  });
  const observer = new PerformanceObserver(
    page.work((list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[])
        if (/^(fetch|xml)/.test(entry.initiatorType) && entry.responseStatus >= 400)
          withMore(({ requestFailed }) => requestFailed(entry));
    }),
  );
  observer.observe({ type: 'resource' });
  page.signal.addEventListener('abort', () => observer.disconnect());

  return {
    withMore,
    told(press) {
      presses.splice(0, presses.push(press) - MOST_TOLD);
    },
    inForm(element, run) {
      const form = element instanceof Element && element.closest('form');
      if (form) withMore(({ forms }) => run(forms, form));
    },
    left: () => more?.forms.left(),
  };
}

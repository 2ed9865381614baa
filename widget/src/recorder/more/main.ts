import type { Page } from '../page.ts';
import type { Press, PressBook } from '../press-book.ts';
import { watchWhatIsAskedFor } from './asked-for.ts';
import { hasChanged } from './has-changed.ts';
import { judgeUnanswered } from './judge-unanswered.ts';
import { tellFailedRequest } from './failed-requests.ts';
import { watchForms, type Forms } from './forms.ts';
import { errorTeller } from './page-errors.ts';
import { watchScrolling } from './scroll-turns.ts';
import { seenControl } from './seen-control.ts';

/** Looks into what a visit without trouble never shows: a press without an answer, a failure, a form, searching about. */
export interface More {
  readonly forms: Forms;
  readonly failed: ReturnType<typeof errorTeller>;
  requestFailed(entry: PerformanceResourceTiming): void;
  readonly seenControl: typeof seenControl;
  readonly hasChanged: typeof hasChanged;
  readonly judgeUnanswered: typeof judgeUnanswered;
  /** Up, or with fingers. */
  scrolled(): void;
  /** The policy asks for something that is off by default. */
  asked(): void;
}

/**
 * The `recorder-more` chunk.
 * @param told the latest presses that were told, oldest first
 */
export function createMore(page: Page, book: PressBook, told: readonly Press[]): More {
  const once = (watch: (page: Page) => void): (() => void) => {
    let isWatching = false;
    return () => {
      if (!isWatching) watch(page);
      isWatching = true;
    };
  };
  return {
    forms: watchForms(page),
    failed: errorTeller(page, book),
    requestFailed: (entry) => tellFailedRequest(page, told, entry),
    seenControl,
    hasChanged,
    judgeUnanswered,
    scrolled: once(watchScrolling),
    asked: once(watchWhatIsAskedFor),
  };
}

import type { More } from './more/main.ts';
import type { Page } from './page.ts';
import type { Press, PressBook } from './press-book.ts';

interface MorePart {
  createMore(page: Page, book: PressBook, told: readonly Press[]): More;
}

/** Fetches the recorder's second part: a file of its own beside this one, put there by the build. */
export const fetchMore = (): Promise<MorePart> => import('./more/main.ts');

import { createCanned } from './canned/canned.ts';
import type { Db } from './db/open-database.ts';
import { createMacros } from './macros/macros.ts';
import type { Handover } from './handover/handover.ts';
import type { News } from './news/news.ts';
import { createNotifications } from './notifications/notifications.ts';
import { createUnreadMarks } from './unread-marks/unread-marks.ts';
import { createSearch } from './search/search.ts';

export interface DeskServicesDeps {
  readonly db: Db;
  readonly news: News;
  readonly handover: Pick<Handover, 'colleague'>;
  now(): number;
}

/** What makes the console a fast desk: what is kept ready, found, and called for. */
export function createDeskServices({ db, news, handover, now }: DeskServicesDeps) {
  return {
    canned: createCanned({ db, now }),
    macros: createMacros({ db, now }),
    notifications: createNotifications({ db, news, handover, now }),
    unreadMarks: createUnreadMarks({ db, news, now }),
    search: createSearch({ db }),
  };
}

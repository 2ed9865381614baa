import { RequestError } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { findLatestNoticeView, insertNoticeView } from './notice-view.repository.ts';

export interface NoticesDeps {
  readonly db: Db;
  /** Version of the site's notice as it stands. */
  versionOf(siteId: string): Promise<number>;
  now(): number;
}

interface VisitorKey {
  readonly siteId: string;
  readonly visitorId: string;
}

export type Notices = ReturnType<typeof createNotices>;

/** Which version of the notice of signals a visitor was shown. */
export function createNotices({ db, versionOf, now }: NoticesDeps) {
  return {
    /** @throws RequestError `invalid` for a version that there is not yet */
    async seen(
      { siteId, visitorId }: VisitorKey,
      { version, language }: { readonly version: number; readonly language: string },
    ): Promise<void> {
      if (version > (await versionOf(siteId)))
        throw new RequestError('invalid', 'There is no such version of the notice.', { field: 'version' });
      await insertNoticeView(db, { siteId, visitorId, version, language, at: now() });
    },

    latest: ({ siteId, visitorId }: VisitorKey) => findLatestNoticeView(db, siteId, visitorId),
  };
}

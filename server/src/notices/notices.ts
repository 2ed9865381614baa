import { RequestError } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { findLatestConsent, insertConsentChange } from './consent.repository.ts';
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

/** Which version of the notice of signals a visitor was shown, and what the page said of their consent. */
export function createNotices({ db, versionOf, now }: NoticesDeps) {
  const mustBeThere = async (siteId: string, version: number): Promise<void> => {
    if (version > (await versionOf(siteId)))
      throw new RequestError('invalid', 'There is no such version of the notice.', { field: 'version' });
  };
  return {
    /** @throws RequestError `invalid` for a version that there is not yet */
    async seen(
      { siteId, visitorId }: VisitorKey,
      { version, language }: { readonly version: number; readonly language: string },
    ): Promise<void> {
      await mustBeThere(siteId, version);
      await insertNoticeView(db, { siteId, visitorId, version, language, at: now() });
    },

    /** Keeps a change of what the page says; said again, it is kept once. @throws RequestError as `seen` does */
    async consent(
      { siteId, visitorId }: VisitorKey,
      { given, version }: { readonly given: boolean; readonly version: number },
    ): Promise<void> {
      const at = now();
      await mustBeThere(siteId, version);
      await insertConsentChange(db, { siteId, visitorId, at, given, version });
    },

    latestConsent: ({ siteId, visitorId }: VisitorKey) => findLatestConsent(db, siteId, visitorId),

    latest: ({ siteId, visitorId }: VisitorKey) => findLatestNoticeView(db, siteId, visitorId),
  };
}

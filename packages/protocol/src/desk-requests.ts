import { cannedRequests, type CannedAnswers, type CannedNews } from './canned.ts';
import { liveVisitorRequests, type LiveVisitorAnswers } from './live-visitor.ts';
import { macroRequests, type MacroAnswers } from './macro.ts';
import { notificationRequests, type NotificationAnswers, type NotificationNews } from './notification.ts';
import { unreadMarkRequests, type UnreadMarkAnswers, type UnreadMarkNews } from './unread-mark.ts';
import { searchRequests, type SearchAnswers } from './search.ts';

/** Requests of the console as a fast desk: what is kept ready, found, and called for. */
export const deskRequests = {
  ...cannedRequests,
  ...macroRequests,
  ...searchRequests,
  ...liveVisitorRequests,
  ...notificationRequests,
  ...unreadMarkRequests,
} as const;

export interface DeskAnswers
  extends
    CannedAnswers,
    MacroAnswers,
    SearchAnswers,
    LiveVisitorAnswers,
    NotificationAnswers,
    UnreadMarkAnswers {}

export interface DeskNews extends CannedNews, NotificationNews, UnreadMarkNews {}

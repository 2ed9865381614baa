import type { News } from '../news/news.ts';

const nothing = () => {};

/** Nobody is connected. */
export const silentNews: News = {
  event: nothing,
  typing: nothing,
  inboxItem: nothing,
  friction: nothing,
  suggestions: nothing,
  beside: nothing,
  promiseDue: nothing,
  phrases: nothing,
  answerExpected: nothing,
  page: nothing,
  visitorErased: nothing,
  deedEnded: nothing,
  thresholds: nothing,
  mention: nothing,
  notificationRules: nothing,
  unreadMark: nothing,
  webhooks: nothing,
  canned: nothing,
  sites: nothing,
  teamWork: nothing,
  views: nothing,
  availability: nothing,
  viewing: nothing,
  mutes: nothing,
  queue: nothing,
  webhookStopped: nothing,
  recorder: nothing,
  widget: nothing,
};

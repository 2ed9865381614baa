import type { News } from '../news/news.ts';

const nothing = () => {};

/** Nobody is connected. */
export const silentNews: News = {
  event: nothing,
  typing: nothing,
  inboxItem: nothing,
  friction: nothing,
  suggestions: nothing,
  page: nothing,
  thresholds: nothing,
  mutes: nothing,
  recorder: nothing,
};

import { placesOf } from './rule.mjs';

/** A date or time put into words by hand; asking which zone the browser is in puts nothing into words. */
const BY_HAND =
  /\btoLocale(Date|Time)String\s*\(|\bnew Date\([^()]*\)\.toLocaleString\s*\(|\bIntl\.DateTimeFormat\s*\((?!\)\.resolvedOptions)/g;

/** @type {import('./rule.mjs').HouseRule} */
export const timesInOnePlace = {
  name: 'times-in-one-place',
  why: 'Somebody reads 14:02 on one screen and 2:02 PM on another. Use agent-console/src/ui/calendar.ts.',
  files: /^agent-console\/src\/(?!ui\/calendar\.ts$)(?!.*\.test\.ts$).*\.ts$/,
  findIn: (text) => placesOf(text, BY_HAND),
};

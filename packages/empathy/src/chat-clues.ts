import type { Clue } from './situation-rules.ts';

/** Somebody cannot go the way they had planned. */
export const cannotClues: readonly Clue[] = [
  'cannot',
  "can't",
  'could not',
  "couldn't",
  'unable to',
  "won't let me",
  "doesn't let me",
  'does not let me',
  'kann nicht',
  'geht nicht',
  'lässt sich nicht',
  'funktioniert nicht',
];

/** Requests that are a means to something else. */
export const meansClues: readonly Clue[] = [
  'cancel*',
  'refund',
  'money back',
  'kündig*',
  'stornier*',
  'erstatt*',
  'geld zurück',
];

/** Somebody gives a reason for what they ask. */
export const reasonClues: readonly Clue[] = [
  'because',
  'since',
  'due to',
  'the reason',
  'as i',
  'so that',
  'weil',
  'denn',
  'damit',
  'grund',
];

/** Somebody is content and about to leave. */
export const thanksClues: readonly Clue[] = [
  'thank you',
  'thanks',
  'thx',
  'that helped',
  'that works',
  'it works now',
  'works now',
  'all good',
  'goodbye',
  'bye',
  'danke',
  'vielen dank',
  'hat geklappt',
  'funktioniert jetzt',
];

import type { FrictionLevel } from '@attune/protocol';

/** A level of friction in one word. */
export const levelWords: Readonly<Record<FrictionLevel, string>> = {
  calm: 'Calm',
  watch: 'Watch',
  flag: 'Flag',
  urgent: 'Urgent',
};

/** What the word means, for whoever meets it the first time. */
export const levelMeanings: Readonly<Record<FrictionLevel, string>> = {
  calm: 'Nothing on the page or in the chat points to trouble.',
  watch: 'Something did not go well. Keep an eye on it.',
  flag: 'Several things went wrong, or one badly. Name it in your answer.',
  urgent: 'This visit goes badly right now. Answer this one first.',
};

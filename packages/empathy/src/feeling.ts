import type { PhraseMood, Situation } from '@attune/protocol';

/** What the mood model says of a visitor's words, with `grieving` for those who have a better source. */
export type MoodLabel = PhraseMood | 'grateful';

/** Moods alike enough to compare what agents made of phrases within. */
export type MoodStratum = 'calm' | 'uneasy' | 'hot';

const strata: Readonly<Record<PhraseMood, MoodStratum>> = {
  neutral: 'calm',
  happy: 'calm',
  anxious: 'uneasy',
  confused: 'uneasy',
  sad: 'uneasy',
  grieving: 'uneasy',
  angry: 'hot',
  frustrated: 'hot',
  disappointed: 'hot',
};

/** The mood as phrases know it: thanks are joy, and sadness about a death is grief. */
export function phraseMoodOf(label: MoodLabel | null, matter: Situation | null): PhraseMood | null {
  if (label === 'grateful') return 'happy';
  return label === 'sad' && matter === 'bereavement' ? 'grieving' : label;
}

/** Not knowing counts as calm: nothing was said that would make it a hard case. */
export function stratumOf(label: MoodLabel | null): MoodStratum {
  return strata[phraseMoodOf(label, null) ?? 'neutral'];
}

export function isUnhappy(mood: PhraseMood | null): boolean {
  return mood !== null && strata[mood] !== 'calm';
}

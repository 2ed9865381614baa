import type { MoodLabel, PhraseMood, Situation } from '@attune/protocol';

/** What the visitor's words were judged to say; `unknown` and null are alike: nothing that phrases could go by. */
export type JudgedMood = MoodLabel | 'unknown' | null;

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
export function phraseMoodOf(label: JudgedMood, matter: Situation | null): PhraseMood | null {
  if (label === null || label === 'unknown') return null;
  if (label === 'grateful') return 'happy';
  return label === 'sad' && matter === 'bereavement' ? 'grieving' : label;
}

/** Not knowing counts as calm: nothing was said that would make it a hard case. */
export function stratumOf(label: JudgedMood): MoodStratum {
  return strata[phraseMoodOf(label, null) ?? 'neutral'];
}

export function isUnhappy(mood: PhraseMood | null): boolean {
  return mood !== null && strata[mood] !== 'calm';
}

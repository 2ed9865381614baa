import type { MoodLabel, PhraseMood, Situation } from '@attune/protocol';

/** What the visitor's words were judged to say; `unknown` and null are alike: nothing that phrases could go by. */
export type JudgedMood = MoodLabel | 'unknown' | null;

const calm: ReadonlySet<PhraseMood> = new Set(['neutral', 'happy']);

/** The mood as phrases know it: thanks are joy, and sadness about a death is grief. */
export function phraseMoodOf(label: JudgedMood, matter: Situation | null): PhraseMood | null {
  if (label === null || label === 'unknown') return null;
  if (label === 'grateful') return 'happy';
  return label === 'sad' && matter === 'bereavement' ? 'grieving' : label;
}

/** The mood to compare decisions within; not knowing counts as calm, as nothing was said that made it a hard case. */
export function stratumOf(label: JudgedMood): PhraseMood {
  return phraseMoodOf(label, null) ?? 'neutral';
}

export function isUnhappy(mood: PhraseMood | null): boolean {
  return mood !== null && !calm.has(mood);
}

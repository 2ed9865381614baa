import type { Phrase } from '../phrase.ts';
import { heardAgain } from './de/heard-again.ts';
import { limits } from './de/limits.ts';
import { matters } from './de/matters.ts';
import { moods } from './de/moods.ts';
import { ownership } from './de/ownership.ts';
import { pageTrouble } from './de/page-trouble.ts';
import { waiting } from './de/waiting.ts';

/** What we ship in German, with the formal "Sie". */
export const german: readonly Phrase[] = [
  ...heardAgain,
  ...limits,
  ...matters,
  ...moods,
  ...ownership,
  ...pageTrouble,
  ...waiting,
];

import type { Phrase } from '../phrase.ts';
import { alreadyTried } from './already-tried.ts';
import { goneQuiet } from './gone-quiet.ts';
import { longWait } from './long-wait.ts';
import { openQuestions } from './open-questions.ts';
import { ownership } from './ownership.ts';
import { silentControl } from './silent-control.ts';
import { troubledControl } from './troubled-control.ts';

/** Every phrase we ship. */
export const phraseBook: readonly Phrase[] = [
  ...silentControl,
  ...troubledControl,
  ...longWait,
  ...goneQuiet,
  ...alreadyTried,
  ...openQuestions,
  ...ownership,
];

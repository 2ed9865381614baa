import type { Phrase } from '../phrase.ts';
import { english } from './english.ts';
import { german } from './german.ts';

/** Every phrase we ship. */
export const phraseBook: readonly Phrase[] = [...english, ...german];

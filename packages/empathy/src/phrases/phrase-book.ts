import type { Phrase } from '../phrase.ts';
import { english } from './english.ts';

/** Every phrase we ship. */
export const phraseBook: readonly Phrase[] = [...english];

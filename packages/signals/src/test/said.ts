import type { AuthorKind } from '@attune/protocol';
import type { MessageFact } from '../chat-fact.ts';
import { wrote } from './inputs.ts';

/** Who, when (ms from the story's beginning), what. */
export type Line = readonly [author: AuthorKind, ms: number, text: string];

/** A conversation, message by message. */
export function dialogue(...lines: readonly Line[]): readonly MessageFact[] {
  return lines.map(([author, ms, text], index) => ({ ...wrote(author, index + 1, ms), text }));
}

/** What a visitor writes, with so many seconds between one message and the next. */
export function visitorSays(everySeconds: number, ...texts: readonly string[]): readonly MessageFact[] {
  return dialogue(...texts.map((text, index): Line => ['visitor', index * everySeconds * 1_000, text]));
}

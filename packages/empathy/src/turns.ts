import type { AuthorKind, Phase } from '@attune/protocol';
import { thanksClues } from './chat-clues.ts';
import { firstOf } from './situation.ts';
import { wordsOf } from './words.ts';

interface Message {
  readonly author: AuthorKind;
  readonly body?: string;
}

/** What one side wrote before the other answered. */
export interface Turn {
  readonly author: 'visitor' | 'agent';
  readonly bodies: readonly string[];
}

/** Who spoke in turn; the system is nobody. */
export function turnsOf(messages: readonly Message[]): readonly Turn[] {
  const turns: { author: 'visitor' | 'agent'; bodies: string[] }[] = [];
  for (const { author, body = '' } of messages) {
    if (author === 'system') continue;
    const last = turns.at(-1);
    if (last?.author === author) last.bodies.push(body);
    else turns.push({ author, bodies: [body] });
  }
  return turns;
}

/** More than one message without an answer, or one that is left open. */
export function isTelling(bodies: readonly string[]): boolean {
  return bodies.length > 1 || /(?:\.\.\.|…|,)$/u.test(bodies.at(-1)?.slice(-20).trimEnd() ?? '');
}

/** Agents who have answered this often have begun to solve it. */
const ANSWERS_BEFORE_SOLVING = 2;
/** Longer messages have more to say than thanks. */
const SHORT_THANKS = 12;

/** Where a conversation stands, as far as who spoke how often tells; a guess that only tips the scales. */
export function phaseOf(turns: readonly Turn[], resolved: boolean): Phase {
  if (resolved) return 'afterwards';
  const answers = turns.filter(({ author }) => author === 'agent').length;
  if (answers === 0) return 'open';
  const last = turns.at(-1);
  const words = last?.author === 'visitor' ? wordsOf(last.bodies.at(-1) ?? '') : [];
  if (words.length <= SHORT_THANKS && isContent(words)) return 'close';
  return answers >= ANSWERS_BEFORE_SOLVING ? 'resolve' : 'explore';
}

/** "Thanks, but it does not work" closes nothing. */
function isContent(words: readonly string[]): boolean {
  const denies = words.some(
    (word) => word === 'not' || word === 'nicht' || word === 'but' || word.endsWith("n't"),
  );
  return !denies && firstOf(thanksClues, words) !== null;
}

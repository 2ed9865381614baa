import type { Reflection, ReflectionItem } from '@attune/protocol';
import { inYourWords } from './in-your-words.ts';
import { REQUEST_VERBS } from './vocabulary.ts';

/**
 * The sentence that gives back what was understood: "So: you were charged twice. And you want a refund. Did I get that
 * right?" Nothing in it that is not on the card; null when the card says neither what happened nor what is wanted.
 */
export function reflectingSentence(reflection: Reflection): string | null {
  const events = standing(reflection.happened);
  // What it began with, and where it stands now.
  const happened = events.length > 2 ? [...events.slice(0, 1), ...events.slice(-1)] : events;
  const wants = standing(reflection.wants).slice(-1);
  if (happened.length === 0 && wants.length === 0) return null;
  const parts: string[] = [];
  if (happened.length > 0)
    parts.push(`So: ${happened.map(({ text }) => tidy(inYourWords(text))).join(', and ')}.`);
  for (const { text } of wants) {
    const asked = /^to know: (.+)$/su.exec(text)?.[1];
    const lead = happened.length > 0 ? 'And you' : 'So you';
    parts.push(
      asked === undefined
        ? `${lead} want ${wanted(text)}.`
        : `${lead} want to know: ${tidy(inYourWords(asked))}?`,
    );
  }
  return `${parts.join(' ')} Did I get that right?`;
}

const standing = (items: readonly ReflectionItem[]): readonly ReflectionItem[] =>
  items.filter(({ struck }) => !struck);

/** What can be done can also be had: "refund of the fee" is a thing. */
const NOUNS_TOO = new Set(
  'refund return exchange help credit call update reply answer repair upgrade change check transfer contact replacement access'.split(
    ' ',
  ),
);

/** "cancel my order" → "us to cancel your order"; "a refund" and "to leave" stand as they are. */
function wanted(text: string): string {
  const [first = '', second = ''] = text.toLowerCase().split(/\s+/);
  const isDeed =
    REQUEST_VERBS.has(first) && !(NOUNS_TOO.has(first) && /^(?:of|for|from|on|with|in|to|by)$/.test(second));
  return isDeed && !(NOUNS_TOO.has(first) && second === '')
    ? `us to ${tidy(inYourWords(text))}`
    : tidy(inYourWords(text));
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\s.,;:!?…]+$/u, '');
}

import type { PhraseLocale } from '@attune/protocol';
import type { Phrase } from '../phrase.ts';
import { wordsOf } from '../words.ts';
import { neverSaid } from './never-said.ts';

/** What is wrong with a phrase. An `error` keeps it out of the book; `advice` is for whoever wrote it to weigh. */
export interface PhraseProblem {
  readonly level: 'error' | 'advice';
  readonly field: string;
  readonly message: string;
}

const MAX_LENGTH = 200;
const MAX_WITHOUT_SLOT = 6;

const collective: Readonly<Record<PhraseLocale, ReadonlySet<string>>> = {
  en: new Set(['we', "we're", "we'll", "we've", 'us', 'our', 'ours']),
  de: new Set(['wir', 'uns', 'unser', 'unsere', 'unserem', 'unseren', 'unserer', 'unseres']),
};
const sorryWords = /^(?:sorry|apolog|entschuldig|leid$)/u;

/**
 * What is wrong with a phrase by itself, in words; empty when nothing is. The rules PB3 to PB8 and PB10 of SPEC.md.
 */
export function problemsOf(phrase: Phrase): readonly PhraseProblem[] {
  return [...problemsOfShape(phrase), ...problemsOfMove(phrase), ...problemsOfWords(phrase)];
}

function error(field: string, message: string): PhraseProblem {
  return { level: 'error', field, message };
}

function advice(message: string): PhraseProblem {
  return { level: 'advice', field: 'text', message };
}

function problemsOfShape({
  id,
  family,
  text,
  intent,
  requires,
  rests,
  do: when,
  dont,
}: Phrase): readonly PhraseProblem[] {
  const isName = (name: string) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name) && name.length <= 60;
  const isSpecific = intent === 'explore' || requires.length > 0;
  return [
    ...(isName(id) ? [] : [error('id', 'is no plain name: small letters, digits and single hyphens')]),
    ...(isName(family)
      ? []
      : [error('family', 'is no plain name: small letters, digits and single hyphens')]),
    ...rests
      .filter((slot) => !requires.includes(slot))
      .map((slot) => error('rests', `rests on ${slot}, which it does not use`)),
    ...(when.trim() === '' ? [error('do', 'does not say when it helps')] : []),
    ...(dont.trim() === '' ? [error('dont', 'does not say when it hurts')] : []),
    ...(text.trim() === '' ? [error('text', 'says nothing')] : []),
    ...(text.length > MAX_LENGTH ? [error('text', `is longer than ${MAX_LENGTH} characters`)] : []),
    ...(text !== text.trim() || /\s{2}/u.test(text) ? [error('text', 'has stray spaces')] : []),
    ...(!isSpecific && wordsOf(text).length > MAX_WITHOUT_SLOT
      ? [error('text', 'names nothing and is not short')]
      : []),
  ];
}

/** What a refusal and a price owe the one who hears of it. */
function problemsOfMove({ intent, requires, text }: Phrase): readonly PhraseProblem[] {
  const lacks = (slot: Phrase['requires'][number], why: string) =>
    requires.includes(slot) ? [] : [error('text', `needs {${slot}}: ${why}`)];
  if (intent === 'refuse') {
    return [
      ...lacks('reason', 'without a reason a refusal leaves doubt about the motive'),
      ...lacks('option', 'a refusal names what can be done instead'),
    ];
  }
  if (intent !== 'announce-cost') return [];
  return [
    ...lacks('amount', 'a cost is named'),
    ...lacks('benefit', 'a cost is named with what it brings'),
    ...lacks('option', 'a cost is named with a way that is free'),
    ...(text.trimEnd().endsWith('?')
      ? []
      : [error('text', 'does not end with the question whether they want it')]),
  ];
}

function problemsOfWords({ tags, parts, locale }: Phrase): readonly PhraseProblem[] {
  const text = parts.map((part) => ('text' in part ? part.text : ' … ')).join('');
  const words = wordsOf(text);
  const line = ` ${words.join(' ')} `;
  const together = tags.includes('joint-we') || !words.some((word) => collective[locale].has(word));
  const sorries = words.filter((word) => sorryWords.test(word)).length;
  return [
    ...neverSaid[locale]
      .filter(([said]) => line.includes(` ${said} `))
      .map(([said, why]) => advice(`says "${said}": ${why}`)),
    ...(together ? [] : [advice('speaks as "we" where one person answers')]),
    ...(sorries > 1 ? [advice('is sorry more than once')] : []),
    ...(text.includes('!') ? [advice('has an exclamation mark')] : []),
  ];
}

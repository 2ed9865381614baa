import { hashOfToken, hashOfWord } from './hashes.ts';
import type { PlainText } from './plain-text.ts';
import type { Token } from './tokens.ts';

/** Answers and greetings that carry no mood by themselves: "no" to "Shall I send it again?" is an answer. */
const ANSWERS = new Set(
  (
    'yes yeah yep yup ya no nope nah ok okay okey k kk sure right correct exactly alright fine hi hello hey hiya ' +
    'there morning afternoon evening day bye goodbye and so well hm hmm um uh oh ah maybe done here you me i it ' +
    'is do did a the please si ja nein oui non nao sim ciao hallo hola bonjour ola 0'
  )
    .split(' ')
    .map(hashOfWord),
);

/** "Good" is a feeling, "good morning" is none. */
const GOOD = hashOfWord('good');
const DAYTIMES = new Set(['morning', 'afternoon', 'evening', 'day'].map(hashOfWord));

/** Longer texts say something, even in small words. */
const LONGEST_ANSWER = 4;

/** True for a text of nothing but an answer, a greeting, numbers, marks or taken-out names. */
export function carriesNothing({ codes }: PlainText, tokens: readonly Token[]): boolean {
  let words = 0;
  let isGreeting = false;
  for (const token of tokens) {
    if (token.kind === 'face' || token.kind === 'emoji') return false;
    if (token.kind !== 'word') continue;
    const hash = hashOfToken(codes, token);
    if (isNumber(codes, token)) continue;
    if (isGreeting && !DAYTIMES.has(hash)) return false;
    isGreeting = hash === GOOD;
    if (!isGreeting && !ANSWERS.has(hash)) return false;
    if (++words > LONGEST_ANSWER) return false;
  }
  return !isGreeting;
}

function isNumber(codes: Uint16Array, { start, end }: Token): boolean {
  for (let at = start; at < end; at++) {
    const code = codes[at] ?? 0;
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

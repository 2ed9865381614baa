import { REQUEST_VERBS } from './vocabulary.ts';

/** Longer messages are read by their beginning: four screens say what somebody wants, and every scan stays short. */
export const MAX_READ = 2_000;

/** A word as it is compared, lower case and with plain apostrophes, and where it stands in the message. */
export interface Word {
  readonly is: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of a message that says one thing. Offsets are UTF-16 positions in the message. */
export interface Clause {
  readonly words: readonly Word[];
  readonly start: number;
  readonly end: number;
  readonly isQuestion: boolean;
}

/** Words that a new thought begins with, after a comma or a conjunction. */
const BEGINNERS = new Set(
  (
    "i i'm i've i'd i'll we we're we've we'd we'll you you're you've it it's they they're he he's she she's this that that's there there's " +
    'my our your the please can could would will how when where what why who which if because since but so and or then now still just no not nothing nobody otherwise instead'
  ).split(' '),
);

/** Conjunctions at which a sentence may fall apart when what follows begins a thought of its own. */
const JOINTS = new Set(['and', 'but', 'so', 'because', 'then', 'or', 'since', 'although', 'though', 'while']);

/** Said before a thought, and no part of it. */
const LEADS = new Set(
  'and but so then well ok okay oh also anyway hi hello hey yes yeah yep because since although though while look listen again'.split(
    ' ',
  ),
);

const SUBJECTS = new Set(
  "i i'm i've i'd i'll we we're we've you you're you've it it's they they're he he's she she's this that that's there there's my our your the can could would please nobody nothing now still how when where what why if".split(
    ' ',
  ),
);

/** What a message says, in pieces; linear in the text, of which {@link MAX_READ} characters are read. */
export function clausesOf(message: string): readonly Clause[] {
  const text = message.slice(0, MAX_READ);
  const words = wordsIn(text);
  const clauses: Clause[] = [];
  let first = 0;
  for (let next = 1; next <= words.length; next++) {
    const last = words[next - 1];
    const following = words[next];
    if (last === undefined) break;
    const between = text.slice(last.end, following?.start ?? text.length);
    if (following !== undefined && !isBreak(between, words, next, first)) continue;
    const clause = clauseOf(words.slice(first, next), between);
    if (clause !== null) clauses.push(clause);
    first = next;
  }
  return clauses;
}

export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  // Amounts, times, addresses and order numbers stay whole: "39.90", "17:00", "AB-1234".
  for (const found of text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’ʼ_@:./-](?=[\p{L}\p{N}]))*/gu)) {
    const start = found.index;
    const said = found[0].toLowerCase().replace(/[’ʼ]/g, "'");
    const is = /^(?:pls|plz)$/.test(said) ? 'please' : said;
    words.push({ is, start, end: start + found[0].length });
  }
  return words;
}

function isBreak(between: string, words: readonly Word[], next: number, first: number): boolean {
  if (/[.!?;\n…]|\s[-–—]+\s|—/u.test(between)) return true;
  const following = words[next]?.is ?? '';
  const beyond = words[next + 1]?.is ?? '';
  if (/[,:)(]/.test(between)) return beginsThought(following, beyond);
  if (!JOINTS.has(following)) return false;
  // "Cancel the order and send me the receipt": two requests.
  return SUBJECTS.has(beyond) || (isRequest(words[first]?.is ?? '') && REQUEST_VERBS.has(beyond));
}

function beginsThought(word: string, next: string): boolean {
  return BEGINNERS.has(word) || SILENT_SUBJECT.test(word) || REQUEST_VERBS.has(word) || SUBJECTS.has(next);
}

function isRequest(word: string): boolean {
  return /^(?:please|can|could|would|will)$/.test(word) || REQUEST_VERBS.has(word);
}

/** ", got the wrong size": a thought whose subject was said before. */
const SILENT_SUBJECT = /^(?:got|had|was|were|paid|tried|called|received|ordered|waited)$/;

function clauseOf(words: readonly Word[], after: string): Clause | null {
  let from = 0;
  while (from < words.length - 1 && LEADS.has(words[from]?.is ?? '')) from++;
  const own = words.slice(from);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return null;
  const closing = /^[€$£¥%'’"”)\]]+/u.exec(after)?.[0].length ?? 0;
  return {
    words: own,
    start: first.start,
    end: last.end + closing,
    isQuestion: after.trimStart().startsWith('?'),
  };
}

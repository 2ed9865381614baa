import { dueTimeIn } from './due-time.ts';

/** Longer texts are read by their beginning. */
const MAX_READ = 4_000;

/** What an agent said they would do by a time. */
export interface FoundPromise {
  /** In the agent's words, without the time: "ask finance to fix this". */
  readonly deed: string;
  /** Epoch ms. */
  readonly dueAt: number;
  readonly start: number;
  readonly end: number;
}

const SUBJECT =
  /\b(?:i(?:'ll| will| am going to|'m going to| shall| promise to)|you(?:'ll| will) (?:have|get|receive|hear|see)|ich (?:werde|melde|schicke|sende|rufe|gebe|prüfe|kläre|schreibe))\b/iu;
const NOT_MEANT =
  /\b(?:i(?:'ll| will) (?:not|never|be (?:happy|glad|here|able|available|honest)|try|need you|have to ask)|i won't|unless|ich werde (?:nicht|nie))\b/iu;
const CONDITION = /^\s*(?:if|once|when|as soon as|unless|should you|wenn|sobald|falls)\b/iu;
const HANGING = /(?:[\s,]+(?:and|so|but|then|by|before|until|at|on|latest|und))*[\s,.;:–-]*$/iu;

/**
 * The promises of a sent message: somebody acts, and by when. What hangs on a condition, is quoted, asked or denied is
 * none. English and German.
 * @param sentAt epoch ms
 * @param timeZone of the site, an IANA name
 */
export function promisesIn(message: string, sentAt: number, timeZone: string): readonly FoundPromise[] {
  const text = withoutQuotes(message.slice(0, MAX_READ));
  const found: FoundPromise[] = [];
  for (const { sentence, start } of sentencesOf(text)) {
    if (sentence.trimEnd().endsWith('?') || CONDITION.test(sentence) || NOT_MEANT.test(sentence)) continue;
    const subject = SUBJECT.exec(sentence.replace(/[’ʼ]/g, "'"));
    if (subject === null) continue;
    const due = dueTimeIn(sentence, sentAt, timeZone);
    if (due === null) continue;
    const deed = deedOf(sentence, subject.index, subject[0], due);
    if (deed === '') continue;
    found.push({ deed, dueAt: due.at, start: start + subject.index, end: start + sentence.trimEnd().length });
  }
  return found;
}

function deedOf(
  sentence: string,
  at: number,
  subject: string,
  due: { readonly start: number; readonly end: number },
): string {
  const keepsSubject = /^you|^ich/i.test(subject);
  const from = keepsSubject ? at : at + subject.length;
  const said =
    due.start >= from
      ? `${sentence.slice(from, due.start)} ${sentence.slice(due.end)}`
      : sentence.slice(from);
  return said
    .replace(/\s+/gu, ' ')
    .replace(/\s+([.,;])/gu, '$1')
    .replace(HANGING, '')
    .trim()
    .slice(0, 200);
}

/** What somebody else said is nobody's promise; its place is kept, so that positions stay true. */
function withoutQuotes(text: string): string {
  return text
    .replace(/["“„][^"“”„]{1,500}["”“]/gu, (quoted) => ' '.repeat(quoted.length))
    .replace(/^>[^\n]{0,2000}/gmu, (quoted) => ' '.repeat(quoted.length));
}

function sentencesOf(text: string): readonly { readonly sentence: string; readonly start: number }[] {
  const sentences: { sentence: string; start: number }[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    const ends =
      sign === '\n' ||
      ((sign === '!' || sign === '?' || sign === '.') &&
        !/[\p{L}\p{N}]/u.test(text.charAt(at + 1)) &&
        !isAbbreviation(text, at));
    if (!ends && at < text.length - 1) continue;
    sentences.push({ sentence: text.slice(start, at + 1), start });
    start = at + 1;
  }
  return sentences;
}

/** "5 p.m. today" goes on; "at 5 p.m. Then" is rare enough to be read as one. */
function isAbbreviation(text: string, at: number): boolean {
  return /(?:[ap]\.m|e\.g|i\.e|approx|no)$/iu.test(text.slice(Math.max(0, at - 6), at));
}

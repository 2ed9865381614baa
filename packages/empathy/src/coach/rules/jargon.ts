import { allWords } from '../customer.ts';
import type { GlossaryEntry, Span } from '../finding.ts';
import { shippedGlossary } from '../glossary.ts';
import type { Occasion, Rule } from '../occasion.ts';
import { readText, type Sentence, type Word } from '../reading/read-text.ts';
import { stem } from '../reading/stem.ts';

/** Capitals everybody reads without help. */
const everyday = new Set(
  'ok pdf sms pin id url usb wifi vat tv pc faq usa uk eu am pm gps atm eur usd gbp chf utc cet qr dvd hd led sim ps www csv mb gb kb tb kg cm mm km ip mac iban app ios xl xxl xs ceo mon tue wed thu fri sat sun dhl ups dpd gls hp lg ibm bmw ikea nyc la dj ac it hi diy asap fyi etc aa aaa ab i a jpg png mp3'.split(
    ' ',
  ),
);
/** Capitals meant as emphasis are another rule's. */
const shouting = new Set(
  'four five six ten not no you your already never must read will all any the why stop please very now yes is are was do did does and in email have has told said only again this that what how here there it to of so we our me my can cannot should would could need look just wait time times three once twice always every nothing everything one two before after first last done step on off or at for from with if by be but answered wrote explained carefully really still too much clearly obviously thank thanks great sorry ever free new sale until today tomorrow asked'.split(
    ' ',
  ),
);
const explaining = /^(?:means?|meaning|stands?|short|i\.e|called|known|abbreviation|namely|basically)$/u;

export const jargon: Rule = {
  name: 'jargon',
  label: 'Words of the trade',
  explanation:
    'Terms and short forms the customer did not use, unless the sentence explains them. Keep your own glossary with plain words.',
  strictness: 2,
  judge(occasion) {
    const glossary = [...(occasion.context.glossary ?? []).slice(0, 500), ...shippedGlossary];
    for (const sentence of occasion.sentences) {
      const terms = [...termsIn(sentence, glossary, occasion), ...acronymsIn(sentence, occasion)];
      const term = terms.find(({ span }) => !isExplained(sentence, occasion.draft, span));
      if (term) return foundTerm(term);
    }
    return null;
  },
};

interface Term {
  readonly said: string;
  readonly span: Span;
  readonly plain: string;
}

function foundTerm({ said, span, plain }: Term) {
  return {
    span,
    why: `The customer may not know "${said}". Say it in plain words, or explain it in the sentence.`,
    fix: { text: plain, at: span },
  };
}

const splitTerms = new Map<string, readonly string[]>();

function stemsOf(term: string): readonly string[] {
  const known = splitTerms.get(term);
  if (known) return known;
  const stems = readText(term.slice(0, 80)).flatMap(({ words }) => words.map((word) => word.stem));
  if (splitTerms.size > 2_000) splitTerms.clear();
  splitTerms.set(term, stems);
  return stems;
}

function* termsIn(
  { words }: Sentence,
  glossary: readonly GlossaryEntry[],
  { customer, work }: Occasion,
): Generator<Term> {
  const stems = new Set(words.map((word) => word.stem));
  const theirs = new Set([...customer.terms].map(stem));
  for (const { term, plain } of glossary) {
    work.steps += 1;
    const wanted = stemsOf(term);
    if (wanted.length === 0 || !wanted.every((each) => stems.has(each))) continue;
    if (wanted.every((each) => theirs.has(each))) continue;
    const from = words.findIndex((_, at) => wanted.every((each, on) => words[at + on]?.stem === each));
    const first = words[from];
    const last = words[from + wanted.length - 1];
    if (first && last) yield { said: term, span: { start: first.start, end: last.end }, plain };
  }
}

function acronymsIn({ words }: Sentence, { customer, draft }: Occasion): readonly Term[] {
  // Where half of it is in capitals it is shouting.
  if (words.filter(({ shouted }) => shouted).length * 2 > words.length && words.length > 2) return [];
  return words
    .filter((word, at) => isAcronym(word) && !customer.terms.has(word.text) && !isReadOff(words, at))
    .map(({ start, end }) => ({
      said: draft.slice(start, end),
      span: { start, end },
      plain: '{plain words}',
    }));
}

/** Letters to look for, such as "starts with KV" or "tag LHR". */
function isReadOff(words: readonly Word[], at: number): boolean {
  // "RAL 7016", "gate LHR".
  if (/^\d{3}/u.test(words[at + 1]?.text ?? '')) return true;
  return words.slice(Math.max(0, at - 2), at).some(({ text }) => labels.has(text));
}

const labels = new Set(
  'starts begins ends starting ending reference number code gate row tag button option field marked labelled coupon'.split(
    ' ',
  ),
);

function isAcronym({ text, shouted }: Word): boolean {
  const letters = text.replace(/[^a-z]/gu, '');
  if (!shouted || text.length > 5 || letters.length < 2 || /\d{2}/u.test(text)) return false;
  if (text.length > 3 && /\d/u.test(text)) return false;
  return !everyday.has(text) && !shouting.has(text);
}

/** "RMA (the return number)", "the return number (RMA)", "RMA is the number that …". */
function isExplained(sentence: Sentence, draft: string, { start, end }: Span): boolean {
  if (/^\s{0,2}[(–—]/u.test(draft.slice(end, end + 3)) || /[(]\s?$/u.test(draft.slice(0, start))) return true;
  const after = allWords(sentence)
    .filter((word) => word.start >= end)
    .map(({ text }) => text);
  if (after.slice(0, 3).some((word) => explaining.test(word))) return true;
  if (
    ['is', 'are'].includes(after[0] ?? '') &&
    ['the', 'a', 'an', 'our', 'how', 'what'].includes(after[1] ?? '')
  ) {
    return true;
  }
  const around = draft.slice(end, end + 40);
  return /^(?:,? (?:that is|in other words|which (?:is|means)|or rather)|, the)\b/u.test(around);
}

import { stem } from './stem.ts';
import type { Sentence, Word } from './read-text.ts';

/**
 * A pattern over words, written the way one would say it:
 *
 * - `we|i` one of these words, `look~` any form of it, `@work` a class given by name
 * - `really?` may be missing, `..3` up to three words of the same clause
 * - `!word` the next word is not this, `<!word` the one before is not
 * - `^` the beginning of a clause, `^^` of the sentence, `$` the end of a clause
 * - `%ed` a participle, `%ing`, `%num` a number, `%name` a capital inside the sentence, `%base` a word that may be a verb,
 *   `%do` one that may be an order
 */
export interface Pattern {
  readonly parts: readonly Part[];
}

interface Part {
  readonly kind: 'word' | 'gap' | 'not' | 'not-before' | 'clause-start' | 'sentence-start' | 'clause-end';
  readonly texts: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly forms: readonly Form[];
  readonly optional: boolean;
  readonly most: number;
}

type Form = '%ed' | '%ing' | '%num' | '%name' | '%base' | '%do';

/** Words by class name; a member is written as in a pattern. */
export type Classes = Readonly<Record<string, string>>;

export interface Match {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
}

/** Counts the comparisons made, so that a test can hold the work to account without a clock. */
export interface Work {
  steps: number;
}

const participles = new Set(
  'rung run thrown drawn shown grown withdrawn built sold bound undone redone rebuilt resent met chosen spoken driven ridden drunk begun cut split shut hurt caught sought thought understood forgiven forgotten hidden stolen torn worn won frozen broken been done sent paid lost told written gone taken got gotten found given known seen made kept left heard bought brought held dealt put set reset'.split(
    ' ',
  ),
);

const notVerbs = new Set(
  'able have been being even only just that this what when with from into also there here about very really more less most much your their they them then than much many some any always never still once upon alone sure happy home wrong right'.split(
    ' ',
  ),
);

const notOrders = new Set(
  'let ha haha oh ah aha wow ooh hm hmm ugh ouch aw aww whoa gosh phew yep nope yeah in on for from with that is was did what all only at where because if when here like both just not of so but and then now since after before once until thank thanks has have had are were be am do does will would can could shall should may might must i you he she it we they this these those my your our their his her its the a an to by as or per than no yes ok okay well also even still yet about over under up down out off into onto upon how why who which whom whose whether while though although unlike behind near inside outside above below beside between besides except without within across along around through during against toward towards such same other another each every some any many most more few less much half quite rather very too again always never maybe perhaps please sorry hi hello dear hey good great sure right there today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday one two three four five six seven eight nine ten twice'.split(
    ' ',
  ),
);

const noParticiples = new Set('need feed seed speed indeed exceed proceed succeed hundred'.split(' '));

function isParticiple(text: string): boolean {
  return (text.length > 3 && text.endsWith('ed') && !noParticiples.has(text)) || participles.has(text);
}

function mayOrder(text: string): boolean {
  return (
    /^[a-z]{2,}$/u.test(text) && !/(?:ed|ing|(?<!pp|^re)ly|ss|[^s]s)$/u.test(text) && !notOrders.has(text)
  );
}

/** @throws RangeError on a class nobody defined: a spelling mistake in a rule, found when its module is loaded */
export function patterns(lines: string, classes: Classes = {}): readonly Pattern[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ parts: line.split(/\s+/u).map((part) => partOf(part, classes)) }));
}

function partOf(written: string, classes: Classes): Part {
  const empty = { texts: new Set<string>(), stems: new Set<string>(), forms: [], optional: false, most: 0 };
  if (written === '^^') return { ...empty, kind: 'sentence-start' };
  if (written === '^') return { ...empty, kind: 'clause-start' };
  if (written === '$') return { ...empty, kind: 'clause-end' };
  if (written.startsWith('..')) return { ...empty, kind: 'gap', most: Number(written.slice(2)) };
  if (written.startsWith('<!')) return { ...empty, ...setOf(written.slice(2), classes), kind: 'not-before' };
  if (written.startsWith('!')) return { ...empty, ...setOf(written.slice(1), classes), kind: 'not' };
  const optional = written.endsWith('?');
  return {
    ...empty,
    ...setOf(optional ? written.slice(0, -1) : written, classes),
    kind: 'word',
    optional,
  };
}

function setOf(written: string, classes: Classes): Pick<Part, 'texts' | 'stems' | 'forms'> {
  const members = written.split('|').flatMap((member) => membersOf(member, classes));
  return {
    texts: new Set(members.filter((member) => !member.endsWith('~') && !member.startsWith('%'))),
    stems: new Set(
      members.filter((member) => member.endsWith('~')).map((member) => stem(member.slice(0, -1))),
    ),
    forms: members.filter((member): member is Form => member.startsWith('%')),
  };
}

function membersOf(member: string, classes: Classes): readonly string[] {
  if (!member.startsWith('@')) return [member];
  const found = classes[member.slice(1)];
  if (found === undefined) throw new RangeError(`No class of words is called "${member}".`);
  return found.trim().split(/\s+/u);
}

/** The first match in a sentence. Only patterns that may begin with a word are tried at it. */
export function find(wanted: readonly Pattern[], sentence: Sentence, work: Work): Match | null {
  for (const match of matches(wanted, sentence, work)) return match;
  return null;
}

/** Every match of a sentence, at most one a pattern and word, as far as somebody asks for them. */
export function* matches(
  wanted: readonly Pattern[],
  sentence: Sentence,
  work: Work,
): Generator<Match, void, undefined> {
  const { byWord, anywhere } = beginningsOf(wanted);
  for (const [from, { text, stem: form }] of sentence.words.entries()) {
    work.steps += 1;
    const candidates = [...(byWord.get(text) ?? []), ...(byWord.get(`${form}~`) ?? []), ...anywhere];
    for (const { parts } of candidates) {
      const to = matchFrom({ parts, words: sentence.words, work }, 0, from);
      if (to >= 0) yield { sentence, from, to };
    }
  }
}

interface Beginnings {
  /** By a word, or by a stem with `~` behind it. */
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>;
  readonly anywhere: readonly Pattern[];
}

const beginnings = new WeakMap<readonly Pattern[], Beginnings>();

function beginningsOf(wanted: readonly Pattern[]): Beginnings {
  const known = beginnings.get(wanted);
  if (known) return known;
  const byWord = new Map<string, Pattern[]>();
  const anywhere: Pattern[] = [];
  for (const pattern of wanted) {
    const words = firstWordsOf(pattern);
    if (words.length === 0) anywhere.push(pattern);
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), pattern]);
  }
  const found = { byWord, anywhere };
  beginnings.set(wanted, found);
  return found;
}

/** The words it must begin with; none when it may begin with any. */
function firstWordsOf({ parts }: Pattern): readonly string[] {
  // What stands still, such as the beginning of a clause, needs no word; the first word decides.
  const first = parts.find(({ kind }) => kind === 'word' || kind === 'gap');
  if (!first || first.kind === 'gap' || first.optional || first.forms.length > 0) return [];
  return [...first.texts, ...[...first.stems].map((each) => `${each}~`)];
}

interface Search {
  readonly parts: readonly Part[];
  readonly words: readonly Word[];
  readonly work: Work;
}

/** Gaps are short and patterns are ours, so that the tries from one word are bounded: linear in the text. */
function matchFrom(search: Search, order: number, index: number): number {
  search.work.steps += 1;
  const part = search.parts[order];
  if (!part) return index;
  if (part.kind === 'gap') return matchGap(search, order, index);
  if (part.kind !== 'word') {
    return holds(part, search.words, index) ? matchFrom(search, order + 1, index) : -1;
  }
  const word = search.words[index];
  if (word && fits(part, word, index)) {
    const to = matchFrom(search, order + 1, index + 1);
    if (to >= 0) return to;
  }
  return part.optional ? matchFrom(search, order + 1, index) : -1;
}

function matchGap(search: Search, order: number, index: number): number {
  const { words } = search;
  // At the beginning of a clause it is the one that begins.
  const stands = search.parts[order - 1]?.kind ?? 'sentence-start';
  const clause = words[stands === 'word' ? index - 1 : index]?.clause;
  for (let skipped = 0; skipped <= (search.parts[order]?.most ?? 0); skipped += 1) {
    if (skipped > 0 && words[index + skipped - 1]?.clause !== clause) break;
    const to = matchFrom(search, order + 1, index + skipped);
    if (to >= 0) return to;
  }
  return -1;
}

function holds(part: Part, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const before = words[index - 1];
  if (part.kind === 'sentence-start') return index === 0;
  if (part.kind === 'clause-start') return !before || !word || before.clause !== word.clause;
  if (part.kind === 'clause-end') return !word || !before || before.clause !== word.clause;
  const asked = part.kind === 'not' ? word : before;
  return !asked || !fits(part, asked, index);
}

function fits(part: Part, word: Word, index: number): boolean {
  return (
    part.texts.has(word.text) ||
    part.stems.has(word.stem) ||
    part.forms.some((form) => hasForm(form, word, index))
  );
}

function hasForm(form: Form, word: Word, index: number): boolean {
  if (form === '%ed') return isParticiple(word.text);
  if (form === '%ing') return word.text.length > 4 && word.text.endsWith('ing');
  if (form === '%do') return mayOrder(word.text);
  if (form === '%base') return word.text.length > 3 && !notVerbs.has(word.text);
  if (form === '%num') return /^\p{N}/u.test(word.text);
  return index > 0 && word.capital && !word.shouted && word.text !== 'i';
}

import { expand } from './contractions.ts';
import { setAside } from './set-aside.ts';
import { stem } from './stem.ts';

/** Four chat screens. What is pasted beyond is not judged, so that every keystroke costs the same. */
export const MAX_JUDGED = 2_000;

export interface Word {
  /** Lower case, short forms written out, kinds of apostrophe and invisible characters evened out. */
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** Counts the commas, colons, dashes and brackets before it in the text. */
  readonly clause: number;
  readonly capital: boolean;
  readonly shouted: boolean;
}

export interface Sentence {
  /** The agent's own words. */
  readonly words: readonly Word[];
  readonly quoted: readonly Word[];
  readonly start: number;
  readonly end: number;
  readonly asks: boolean;
  readonly exclaims: boolean;
}

const ABBREVIATED = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'vs', 'approx']);
const NUMBERED = new Set(['no', 'nr']);
const WORD_CHAR = /[\p{L}\p{M}\p{N}]/u;
const APOSTROPHE = /['’‘ʼ]/u;
const INVISIBLE = /[\p{Cf}\ufe0f]/u;
const SIGN = /[€$£%\p{Extended_Pictographic}]/u;
const CLAUSE = /[,:;()–—]/u;

/** The sentences of a text, with where their words stand. One pass; at most {@link MAX_JUDGED} characters. */
export function readText(given: string): readonly Sentence[] {
  const text = given.slice(0, MAX_JUDGED).toWellFormed();
  return new Reader(text).read();
}

/** Reads on from character to character; no rule looks back further than the word that ends. */
class Reader {
  readonly #text: string;
  readonly #standing: ReturnType<typeof setAside>;
  readonly #sentences: Sentence[] = [];
  #own: Word[] = [];
  #quoted: Word[] = [];
  #clause = 0;
  #marks = '';

  constructor(text: string) {
    this.#text = text;
    this.#standing = setAside(text);
  }

  read(): readonly Sentence[] {
    let index = 0;
    while (index < this.#text.length) index = this.#step(index);
    this.#close(this.#text.length);
    return this.#sentences;
  }

  #step(index: number): number {
    const char = String.fromCodePoint(this.#text.codePointAt(index) ?? 32);
    const next = index + char.length;
    if (this.#standing(index) === 'skipped') return next;
    if (WORD_CHAR.test(char)) return this.#word(index);
    if (SIGN.test(char)) this.#add({ written: char, start: index, end: next, raw: char });
    else if (/[.!?…\n]/u.test(char)) this.#stop(char, index);
    else if (char === ':' || char === ';') return this.#smiley(index);
    if (CLAUSE.test(char)) this.#clause += 1;
    return next;
  }

  #word(start: number): number {
    let written = '';
    let index = start;
    while (index < this.#text.length) {
      const char = String.fromCodePoint(this.#text.codePointAt(index) ?? 32);
      if (APOSTROPHE.test(char) && this.#continues(index)) written += "'";
      else if (WORD_CHAR.test(char)) written += char.normalize('NFKC');
      else if (/[.,:]/u.test(char) && this.#isInNumber(index)) written += char;
      else if (!INVISIBLE.test(char)) break;
      index += char.length;
    }
    this.#add({ written: written.toLowerCase(), start, end: index, raw: written });
    return index;
  }

  #continues(index: number): boolean {
    return /\p{L}/u.test(this.#text[index + 1] ?? '') && this.#standing(index) === this.#standing(index + 1);
  }

  #isInNumber(index: number): boolean {
    return /\d/u.test(this.#text[index - 1] ?? '') && /\d/u.test(this.#text[index + 1] ?? '');
  }

  #add({ written, start, end, raw }: { written: string; start: number; end: number; raw: string }): void {
    if (this.#marks !== '') this.#close(start);
    const { words, cut } = expand(withoutRuns(written));
    const shouted = raw.length > 1 && raw !== raw.toLowerCase() && raw === raw.toUpperCase();
    const into = this.#standing(start) === 'own' ? this.#own : this.#quoted;
    const middle = Math.min(start + cut, end);
    for (const [order, text] of words.entries()) {
      into.push({
        text,
        stem: stem(text),
        start: order === 0 ? start : middle,
        end: order === words.length - 1 ? end : middle,
        clause: this.#clause,
        capital: /^\p{Lu}/u.test(raw),
        shouted,
      });
    }
  }

  #stop(char: string, index: number): void {
    const last = this.#own.at(-1) ?? this.#quoted.at(-1);
    if (!last) return;
    if (char === '.' && this.#marks === '' && !this.#ends(last, index)) return;
    this.#marks += char;
  }

  /** A full stop after an abbreviation, a single letter or inside an address ends nothing. */
  #ends(last: Word, index: number): boolean {
    if (ABBREVIATED.has(last.text) && last.end === index) return false;
    if (NUMBERED.has(last.text) && last.end === index && /^.\s?\d/u.test(this.#text.slice(index, index + 3)))
      return false;
    if (last.text.length === 1 && last.text !== 'i' && /[a-z]/u.test(last.text)) return false;
    return !/[\p{Ll}\p{N}]/u.test(this.#text[index + 1] ?? '');
  }

  #smiley(index: number): number {
    const face = /^[:;]-?[)DP(]/u.exec(this.#text.slice(index, index + 3))?.[0];
    if (face === undefined) {
      this.#clause += 1;
      return index + 1;
    }
    this.#add({
      written: face.endsWith('(') ? '🙁' : '🙂',
      start: index,
      end: index + face.length,
      raw: face,
    });
    return index + face.length;
  }

  #close(end: number): void {
    const words = [...this.#own, ...this.#quoted];
    const start = Math.min(...words.map((word) => word.start), end);
    if (words.length > 0) {
      this.#sentences.push({
        words: this.#own,
        quoted: this.#quoted,
        start,
        end: Math.max(...words.map((word) => word.end)),
        asks: this.#marks.includes('?'),
        exclaims: this.#marks.includes('!'),
      });
    }
    this.#own = [];
    this.#quoted = [];
    this.#marks = '';
    this.#clause += 1;
  }
}

/** "soooo" is "so": more than two of a letter are feeling, not spelling. */
function withoutRuns(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1');
}

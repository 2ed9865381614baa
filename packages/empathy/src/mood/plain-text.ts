/** Longer texts are judged by their beginning: every scan stays short, whatever is pasted. */
export const MAX_JUDGED_CHARS = 2_000;

/** A text in lower case without what cannot be seen, each unit with its place in the text it came from. */
export interface PlainText {
  /** UTF-16 units. */
  readonly codes: Uint16Array;
  /** `codes[i]` came from `text[origins[i]]`. */
  readonly origins: Uint16Array;
  readonly length: number;
}

/** Compatibility forms may unfold (one Arabic ligature into 18 letters), so there is room, and an end to it. */
const ROOM = MAX_JUDGED_CHARS * 2;

const SPACE = 0x20;
const APOSTROPHE = 0x27;
const QUOTE = 0x22;

/** Kinds of apostrophe and quotation mark that phones put in. */
const QUOTES = new Map<number, number>([
  ...[0x2018, 0x2019, 0x201a, 0x02bc, 0x02bb, 0x00b4].map((code) => [code, APOSTROPHE] as const),
  ...[0x201c, 0x201d, 0x201e, 0x00ab, 0x00bb].map((code) => [code, QUOTE] as const),
]);

/** Controls, formats, accents, variation selectors (marks, too) and the five skin tones. */
const INVISIBLE = /^(?:\p{Cc}|\p{Cf}|\p{Mn}|\p{Emoji_Modifier})$/u;
const WHITE = /^\s$/u;

/** One space for all calls: fresh ones for every message would keep the garbage collector busy. */
const codes = new Uint16Array(ROOM);
const origins = new Uint16Array(ROOM);

/**
 * Linear in the text, of which at most {@link MAX_JUDGED_CHARS} count. The arrays are scratch space: read them before
 * the next call.
 */
export function plainTextOf(text: string): PlainText {
  const end = Math.min(text.length, MAX_JUDGED_CHARS);
  let length = 0;
  const put = (code: number, origin: number): void => {
    if (length === ROOM) return;
    codes[length] = code;
    origins[length++] = origin;
  };
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) put(plainAscii(code), at);
    else if (QUOTES.has(code)) put(QUOTES.get(code) ?? code, at);
    else {
      const point = text.codePointAt(at) ?? code;
      for (const unit of unfolded(String.fromCodePoint(point))) put(unit, at);
      if (point > 0xff_ff) at++;
    }
  }
  return { codes, origins, length };
}

function plainAscii(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code | 0x20;
  if (code === 0x60) return APOSTROPHE;
  return code < SPACE || code === 0x7f ? SPACE : code;
}

/** Units of a character in its compatibility form and lower case, without accents; none of what cannot be seen. */
function unfolded(character: string): readonly number[] {
  const known = UNFOLDED.get(character);
  if (known !== undefined) return known;
  const units = WHITE.test(character) ? [SPACE] : unitsOf(character);
  // Bounded, so that a flood of different characters cannot fill the memory.
  if (UNFOLDED.size < 4_096) UNFOLDED.set(character, units);
  return units;
}

function unitsOf(character: string): readonly number[] {
  const units: number[] = [];
  for (const plain of character.normalize('NFKD').toLowerCase()) {
    if (INVISIBLE.test(plain)) continue;
    for (let i = 0; i < plain.length; i++) units.push(plain.charCodeAt(i));
  }
  return units;
}

const UNFOLDED = new Map<string, readonly number[]>();

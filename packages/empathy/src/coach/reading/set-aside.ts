const isSpace = (char: string | undefined) => char === undefined || /\s/u.test(char);
const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** What a character is: the agent's own words, somebody else's, or no words at all. */
export type Standing = 'own' | 'quoted' | 'skipped';

const OWN = 0;
const QUOTED = 1;
const SKIPPED = 2;

/**
 * Sets aside what the agent did not say in their own name: quotations, `> ` lines, code, addresses. One pass for each;
 * what is opened and never closed on its line is no quotation.
 */
export function setAside(text: string): (index: number) => Standing {
  const marks = new Uint8Array(text.length);
  setAsideCode(text, marks);
  setAsideQuotes(text, marks);
  setAsideLines(text, marks);
  setAsideAddresses(text, marks);
  return (index) => (marks[index] === OWN ? 'own' : marks[index] === QUOTED ? 'quoted' : 'skipped');
}

function setAsideCode(text: string, marks: Uint8Array): void {
  let opened = -1;
  let fence = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '`') {
      const length = text.startsWith('```', index) ? 3 : 1;
      if (opened < 0) {
        opened = index;
        fence = length;
      } else if (length === fence) {
        marks.fill(SKIPPED, opened, index + length);
        opened = -1;
      }
      index += length - 1;
    } else if (text[index] === '\n' && fence === 1) opened = -1;
  }
}

const closers = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['"', '"”'],
  ['‘', '’'],
  ["'", "'"],
]);

function setAsideQuotes(text: string, marks: Uint8Array): void {
  let opened = -1;
  let closing = '';
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (char === '\n') opened = -1;
    else if (opened >= 0 && closes(text, index, closing)) {
      // Inside code it closes nothing.
      if (marks[index] === OWN) marks.fill(QUOTED, opened, index + 1);
      opened = -1;
    } else if (opened < 0 && closers.has(char) && !isLetter(text[index - 1]) && !isSpace(text[index + 1])) {
      opened = index;
      closing = closers.get(char) ?? '';
    }
  }
}

function closes(text: string, index: number, closing: string): boolean {
  const char = text[index] ?? '';
  return closing.includes(char) && !("'’".includes(char) && isLetter(text[index + 1]));
}

function setAsideLines(text: string, marks: Uint8Array): void {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (
      text
        .slice(start, start + 4)
        .trimStart()
        .startsWith('>')
    )
      marks.fill(QUOTED, start, end);
    start = end + 1;
  }
}

function setAsideAddresses(text: string, marks: Uint8Array): void {
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (!isSpace(text[index])) continue;
    const chunk = text.slice(start, index);
    const isAddress = chunk.includes('://') || chunk.startsWith('www.') || /@[^@.]{1,64}\./u.test(chunk);
    if (isAddress) marks.fill(SKIPPED, start, index);
    start = index + 1;
  }
}

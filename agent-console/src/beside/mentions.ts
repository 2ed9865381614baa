import type { WordOption } from '../ui/word-picker.ts';

/** Somebody who can be called by name in a note. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

const MOST = 6;

/** An @ with the beginning of a name, right before the caret. */
export function atBefore(
  text: string,
  caret: number,
): { readonly start: number; readonly end: number; readonly word: string } | null {
  const [, word] = /(?:^|\s)@([\p{L}\p{N}.'’-]{0,40})$/u.exec(text.slice(0, caret)) ?? [];
  return word === undefined ? null : { start: caret - word.length - 1, end: caret, word };
}

/** Whose name, or part of a name, begins so. */
export function namesFor(colleagues: readonly Colleague[], word: string): readonly WordOption[] {
  const begins = word.toLowerCase();
  return colleagues
    .filter(({ name }) =>
      name
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(begins)),
    )
    .slice(0, MOST)
    .map(({ id, name }) => ({ id, word: `@${name}`, hint: '' }));
}

/** Who is called by their whole name in a note; the longest name first, so that Ann is not called for Ann Lee. */
export function mentionedIn(body: string, colleagues: readonly Colleague[]): readonly string[] {
  let rest = body;
  const called: string[] = [];
  for (const { id, name } of colleagues.toSorted((one, other) => other.name.length - one.name.length)) {
    const without = rest.replaceAll(new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), ' ');
    if (without !== rest) called.push(id);
    rest = without;
  }
  return called;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

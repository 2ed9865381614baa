import type { CannedResponse } from '@attune/protocol';
import { fits } from '../command/fuzzy.ts';
import type { WordOption } from '../ui/word-picker.ts';

/** More are found by another letter. */
const MOST = 8;

/** The canned responses for what is written after the slash, those of this very word first. */
export function slashWords(all: readonly CannedResponse[], word: string): readonly WordOption[] {
  return all
    .flatMap((canned) => {
      const byWord = fits(canned.shortcut, word);
      const fit = byWord ? byWord.score + 20 : fits(canned.title, word)?.score;
      return fit === undefined ? [] : [{ canned, score: fit }];
    })
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ canned: { id, shortcut, title, body } }) => ({
      id,
      word: `/${shortcut}`,
      hint: `${title}: ${body}`,
    }));
}

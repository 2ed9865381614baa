import type { PanelTexts, Texts } from '@attune/texts';
import { panel } from '@attune/texts/english/panel';

/** Everything the panel says, in the language it speaks now: English, until another one has come. Read while drawing. */
export const texts: { -readonly [Key in keyof PanelTexts]: string } = { ...panel };

/** BCP 47 tag of the language the panel speaks, and the texts of the parts that are fetched later; null for English. */
export const speech: { language: string; all: Texts | null; words: Readonly<Record<string, string>> } = {
  language: 'en',
  all: null,
  words: {},
};

/**
 * From the next drawing on the panel speaks this language.
 * @param all null for English
 * @param words what the site says in other words, by room and key: `panel.empty`
 */
export function speak(language: string, all: Texts | null, words: Readonly<Record<string, string>>): void {
  Object.assign(speech, { language, all, words });
  Object.assign(texts, panel, inOwnWords('panel', all?.panel ?? {}));
}

/** A room's texts as the site wants them; what neither the language nor the site says is left to the caller's English. */
export function inOwnWords(room: keyof Texts, spoken: object): Record<string, string> {
  const own = Object.entries(speech.words).flatMap(([key, words]) =>
    key.startsWith(`${room}.`) ? [[key.slice(room.length + 1), words]] : [],
  );
  return { ...(spoken as Record<string, string>), ...(Object.fromEntries(own) as Record<string, string>) };
}

/** The visitor's own variant of the language the panel speaks: a British browser writes 14:02, an American one 2:02 PM. */
export const clock = (): string =>
  navigator.language.startsWith(speech.language) ? navigator.language : speech.language;

/** Puts values into the places of a text, numbers as the language writes them. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    (values[name] ?? place).toLocaleString(speech.language),
  );
}

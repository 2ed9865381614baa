import type { Language, Texts } from '@attune/texts';

const parts: Readonly<Record<Language, () => Promise<{ readonly texts: Texts }>>> = {
  en: () => import('@attune/texts/languages/en'),
  de: () => import('@attune/texts/languages/de'),
  fr: () => import('@attune/texts/languages/fr'),
  es: () => import('@attune/texts/languages/es'),
  it: () => import('@attune/texts/languages/it'),
  pt: () => import('@attune/texts/languages/pt'),
  nl: () => import('@attune/texts/languages/nl'),
  pl: () => import('@attune/texts/languages/pl'),
  tr: () => import('@attune/texts/languages/tr'),
  ja: () => import('@attune/texts/languages/ja'),
  'zh-Hans': () => import('@attune/texts/languages/zh-hans'),
  ar: () => import('@attune/texts/languages/ar'),
};

/** One text of the widget: its key in the settings, and what we say there. */
export interface OurText {
  readonly key: string;
  readonly words: string;
}

/** Everything the widget says in a language, room by room. */
export async function loadTexts(language: Language): Promise<readonly OurText[]> {
  const { texts } = await parts[language]();
  return Object.entries(texts).flatMap(([room, words]) =>
    Object.entries(words as Readonly<Record<string, string>>).map(([key, text]) => ({
      key: `${room}.${key}`,
      words: text,
    })),
  );
}

import type { Texts } from '@attune/texts';

/** A language's chunk. */
interface LanguagePart {
  readonly texts: Texts;
}

/** The languages beside English, by the first part of their tag, each a file of its own that the build names. */
export const languageParts: Readonly<Record<string, () => Promise<LanguagePart>>> = {
  de: () => import('@attune/texts/languages/de'),
  fr: () => import('@attune/texts/languages/fr'),
  es: () => import('@attune/texts/languages/es'),
  it: () => import('@attune/texts/languages/it'),
  pt: () => import('@attune/texts/languages/pt'),
  nl: () => import('@attune/texts/languages/nl'),
  pl: () => import('@attune/texts/languages/pl'),
  tr: () => import('@attune/texts/languages/tr'),
  ja: () => import('@attune/texts/languages/ja'),
  zh: () => import('@attune/texts/languages/zh-hans'),
  ar: () => import('@attune/texts/languages/ar'),
};

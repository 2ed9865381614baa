import type { Texts } from '@attune/texts';

/** A language's chunk. */
interface LanguagePart {
  readonly texts: Texts;
}

/** The languages beside English, by the first part of their tag, each a file of its own that the build names. */
export const languageParts: Readonly<Record<string, () => Promise<LanguagePart>>> = {
  de: () => import('@attune/texts/languages/de'),
  ar: () => import('@attune/texts/languages/ar'),
};

/** The widget's languages: BCP 47 tags, with what they call themselves. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'fr', name: 'Français' },
  { tag: 'es', name: 'Español' },
  { tag: 'it', name: 'Italiano' },
  { tag: 'pt', name: 'Português' },
  { tag: 'nl', name: 'Nederlands' },
  { tag: 'pl', name: 'Polski' },
  { tag: 'tr', name: 'Türkçe' },
  { tag: 'ja', name: '日本語' },
  { tag: 'zh-Hans', name: '简体中文' },
  { tag: 'ar', name: 'العربية' },
] as const;

export type Language = (typeof languages)[number]['tag'];

export const languageTags = languages.map(({ tag }) => tag) as readonly Language[];

/**
 * The language that fits best: the first wish that any language answers, by its first part ("pt-BR" is content with
 * Portuguese).
 * @param wishes BCP 47 tags, best first; anything else is passed over
 * @returns null when no wish can be met
 */
export function languageFor(
  wishes: readonly string[],
  offered: readonly Language[] = languageTags,
): Language | null {
  for (const wish of wishes) {
    const first = wish.split('-', 1)[0]?.toLowerCase();
    const found = offered.find((tag) => tag.split('-', 1)[0] === first);
    if (found) return found;
  }
  return null;
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

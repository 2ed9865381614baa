import type { WidgetLanguage } from '@attune/protocol';
import type { LauncherTexts } from '@attune/texts';
import { texts as ar } from '@attune/texts/languages/ar';
import { texts as de } from '@attune/texts/languages/de';
import { texts as en } from '@attune/texts/languages/en';
import { texts as es } from '@attune/texts/languages/es';
import { texts as fr } from '@attune/texts/languages/fr';
import { texts as it } from '@attune/texts/languages/it';
import { texts as ja } from '@attune/texts/languages/ja';
import { texts as nl } from '@attune/texts/languages/nl';
import { texts as pl } from '@attune/texts/languages/pl';
import { texts as pt } from '@attune/texts/languages/pt';
import { texts as tr } from '@attune/texts/languages/tr';
import { texts as zh } from '@attune/texts/languages/zh-hans';

/** What the launcher says, by language: it travels in the site's script, before any language is fetched. */
export const launcherLabels: Readonly<Record<WidgetLanguage, LauncherTexts>> = {
  ar: ar.launcher,
  de: de.launcher,
  en: en.launcher,
  es: es.launcher,
  fr: fr.launcher,
  it: it.launcher,
  ja: ja.launcher,
  nl: nl.launcher,
  pl: pl.launcher,
  pt: pt.launcher,
  tr: tr.launcher,
  'zh-Hans': zh.launcher,
};

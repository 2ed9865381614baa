import type { LauncherSettings, WidgetSettings } from '@attune/protocol';
import { launcherLabels } from './launcher-labels.ts';

/** What of the settings a page has to know before anybody opens the chat. */
export function launcherOf({ appearance, languages, texts }: WidgetSettings): Partial<LauncherSettings> {
  const { accent, position, theme, launcherText, hiddenOn } = appearance;
  const own = Object.entries(texts[languages.default] ?? {}).flatMap(
    ([key, words]): readonly (readonly [string, string])[] =>
      key.startsWith('launcher.') ? [[key.slice('launcher.'.length), words]] : [],
  );
  const isEnglish = languages.default === 'en' && own.length === 0;
  return {
    accent,
    position,
    theme,
    launcherText: launcherText === '' ? null : launcherText,
    hiddenOn,
    locale: languages.auto ? null : languages.default,
    labels: isEnglish ? null : { ...launcherLabels[languages.default], ...Object.fromEntries(own) },
  };
}

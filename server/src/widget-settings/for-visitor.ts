import type { WidgetForVisitor, WidgetLanguage, WidgetSettings, WidgetVersions } from '@attune/protocol';
import { languageFor } from '@attune/texts';
import { openingOf } from '../hours/hours.ts';

export interface VisitorWishes {
  /** What the page and the browser would like to read, best first. */
  readonly languages: readonly string[];
  readonly hasAnsweredPreChat: boolean;
  readonly now: number;
}

/** The settings as one visitor's widget needs them: in one language, without what is as by default. */
export function widgetForVisitor(
  settings: WidgetSettings,
  versions: WidgetVersions,
  { languages, hasAnsweredPreChat, now }: VisitorWishes,
): WidgetForVisitor {
  const { appearance, preChat, offline, texts, hours } = settings;
  const { greeting, quickQuestions, showAvatars, theme, variables } = appearance;
  const language = spokenTo(settings, languages);
  const words = Object.fromEntries(
    Object.entries(texts[language] ?? {}).filter(([key]) => !key.startsWith('launcher.')),
  );
  const { openTimes } = openingOf(hours, now);
  return {
    language,
    ...(Object.keys(words).length === 0 ? {} : { words }),
    ...(greeting === '' ? {} : { greeting }),
    ...(quickQuestions.length === 0 ? {} : { quickQuestions }),
    ...(showAvatars ? { showAvatars } : {}),
    ...(theme === 'auto' ? {} : { theme }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(openTimes === null ? {} : { openTimes }),
    ...(hours.enabled && hours.replyWithinMinutes !== null
      ? { replyWithinMinutes: hours.replyWithinMinutes }
      : {}),
    ...(preChat.enabled && !hasAnsweredPreChat && preChat.fields.length > 0
      ? { preChat: { intro: preChat.intro, fields: preChat.fields } }
      : {}),
    ...(offline.enabled ? { offline: { intro: offline.intro, mailRequired: offline.mailRequired } } : {}),
    ...noticeIn(settings, versions, language),
  };
}

function spokenTo({ languages }: WidgetSettings, wishes: readonly string[]): WidgetLanguage {
  return (languages.auto ? languageFor(wishes) : null) ?? languages.default;
}

function noticeIn(
  { consent }: WidgetSettings,
  { consent: version }: WidgetVersions,
  language: WidgetLanguage,
): Pick<WidgetForVisitor, 'notice'> {
  if (version === 0) return {};
  const text = consent.notice[language];
  return {
    notice: {
      version,
      ...(text === undefined ? {} : { text }),
      ...(consent.privacyUrl === '' ? {} : { privacyUrl: consent.privacyUrl }),
    },
  };
}

import type { Opening, WidgetForVisitor, WidgetSettings } from '@attune/protocol';

/** What of a site's settings shows in its chat. */
export type ShownSettings = Pick<
  WidgetSettings,
  'appearance' | 'preChat' | 'offline' | 'hours' | 'texts' | 'languages'
>;

/** What an admin may look at. */
export const views = ['button', 'empty', 'talking', 'form', 'away'] as const;
export type View = (typeof views)[number];

export const viewWords: Readonly<Record<View, string>> = {
  button: 'Button',
  empty: 'Empty chat',
  talking: 'Conversation',
  form: 'Form first',
  away: 'Nobody there',
};

export interface PreviewGiven {
  readonly settings: ShownSettings;
  readonly opening: Opening | null;
  readonly siteName: string;
  readonly view: View;
  readonly isDark: boolean;
  /** ms since the Unix epoch. */
  readonly now: number;
}

/** What the frame is told: as widget/src/preview/shown-conversation.ts takes it. */
export function previewWanted({ settings, opening, siteName, view, isDark, now }: PreviewGiven) {
  const { accent, theme, launcherText, position } = settings.appearance;
  return {
    widget: widgetShown({ settings, opening, view, isDark, now }),
    siteName,
    launcher: {
      accent,
      theme,
      text: launcherText,
      side: position.side,
      inline: position.inlinePx,
      block: position.blockPx,
    },
    isOpen: view !== 'button',
    isTalking: view === 'talking',
    isAway: view === 'away',
    isDark,
  };
}

/** Why what is shown is not what visitors see now; null when it is. */
export function viewNote(view: View, { preChat, offline }: ShownSettings): string | null {
  if (view === 'form' && !preChat.enabled)
    return 'This form is switched off: visitors write at once. Forms switches it on.';
  if (view === 'away' && !offline.enabled)
    return 'The form for this time is switched off: visitors write as always. Forms switches it on.';
  return null;
}

/** What a visitor's widget would be told of it. A theme that follows the device follows the choice here. */
function widgetShown({
  settings,
  opening,
  view,
  isDark,
  now,
}: Omit<PreviewGiven, 'siteName'>): WidgetForVisitor {
  const { appearance, preChat, offline, hours, texts, languages } = settings;
  const { greeting, quickQuestions, showAvatars, theme, variables } = appearance;
  const words = texts[languages.default];
  const { intro, mailRequired } = offline;
  return {
    language: languages.default,
    theme: theme === 'auto' ? (isDark ? 'dark' : 'light') : theme,
    showAvatars,
    variables,
    ...(greeting === '' ? {} : { greeting }),
    ...(quickQuestions.length === 0 ? {} : { quickQuestions }),
    ...(words === undefined ? {} : { words }),
    ...(view === 'form' ? { preChat } : {}),
    ...(view === 'away' && offline.enabled ? { offline: { intro, mailRequired } } : {}),
    ...timesShown(),
  };

  function timesShown(): Pick<WidgetForVisitor, 'openTimes' | 'replyWithinMinutes'> {
    const { replyWithinMinutes } = hours;
    const soon = replyWithinMinutes === null ? {} : { replyWithinMinutes };
    const times = opening?.openTimes ?? null;
    if (times === null) return soon;
    // Whatever the clock says: nobody is there in the one view, and somebody in the others.
    const later = times.filter(({ from }) => from > now);
    return {
      ...soon,
      openTimes: view === 'away' ? later : [{ from: now - 60_000, to: now + 3_600_000 }, ...later],
    };
  }
}

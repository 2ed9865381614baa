import { DEFAULT_LAUNCHER, type ClockSpan, type WidgetSettings } from '@attune/protocol';

const OFFICE: ClockSpan[] = [{ from: '09:00', to: '17:00' }];

/** What holds until an admin saves something: our own looks and words, no forms, no hours. */
export const DEFAULT_WIDGET_SETTINGS: WidgetSettings = {
  appearance: {
    accent: DEFAULT_LAUNCHER.accent,
    position: { ...DEFAULT_LAUNCHER.position },
    theme: DEFAULT_LAUNCHER.theme,
    launcherText: '',
    greeting: '',
    quickQuestions: [],
    showAvatars: false,
    variables: {},
    hiddenOn: { paths: [], devices: [] },
  },
  texts: {},
  languages: { default: 'en', auto: true },
  preChat: {
    enabled: false,
    intro: '',
    fields: [
      { id: 'name', kind: 'name', label: '', required: false, options: [] },
      { id: 'mail', kind: 'mail', label: '', required: true, options: [] },
    ],
  },
  offline: { enabled: false, intro: '', mailRequired: true },
  hours: {
    enabled: false,
    timeZone: 'UTC',
    week: {
      monday: OFFICE,
      tuesday: OFFICE,
      wednesday: OFFICE,
      thursday: OFFICE,
      friday: OFFICE,
      saturday: [],
      sunday: [],
    },
    specialDays: [],
    replyWithinMinutes: null,
  },
  consent: { notice: {}, privacyUrl: '' },
};

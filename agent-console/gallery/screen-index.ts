import { reportNames, reports } from '@attune/protocol';
import { paths } from '../src/app/routes.ts';
import type { PlaceName } from '../src/settings/place-names.ts';
import { places } from '../src/settings/places.ts';

/** A screen in one of its states, at `?screen=` and its address. */
export interface ScreenShown {
  readonly title: string;
  readonly address: string;
  /** Wide enough for it, or a phone, px. */
  readonly width: 390 | 1000 | 1440;
  /** Elements that are seen here, in the state the title names. */
  readonly elements: readonly string[];
}

/** The element of each screen of the settings, and those that stand nowhere but there. */
const placeElements: Readonly<Record<PlaceName, readonly string[]>> = {
  account: [
    'attune-own-account-screen',
    'attune-two-factor-section',
    'attune-change-password',
    'attune-check-in-switch',
  ],
  people: ['attune-people-screen'],
  team: ['attune-team-screen', 'attune-sharing-section', 'attune-teams-section', 'attune-labels-section'],
  sites: ['attune-sites-screen', 'attune-site-installation'],
  'widget-health': ['attune-widget-health-screen'],
  appearance: ['attune-appearance-screen', 'attune-widget-preview'],
  hours: ['attune-hours-screen'],
  forms: ['attune-forms-screen', 'attune-pre-chat-section', 'attune-offline-section'],
  texts: ['attune-texts-screen', 'attune-languages-section', 'attune-texts-section'],
  invitations: ['attune-invitations-screen'],
  ratings: ['attune-ratings-screen'],
  thresholds: ['attune-thresholds-screen', 'attune-tuning-bar'],
  'signal-policy': ['attune-policy-screen'],
  'hot-spots': ['attune-hot-spots-screen'],
  phrases: ['attune-phrases-screen'],
  empathy: ['attune-empathy-screen'],
  'kept-words': ['attune-kept-words-screen'],
  identity: ['attune-identity-screen'],
  'api-keys': ['attune-api-keys-screen'],
  webhooks: ['attune-webhooks-screen'],
  mail: ['attune-mail-screen'],
  automation: ['attune-automation-screen'],
  notice: ['attune-notice-screen'],
  privacy: ['attune-privacy-screen'],
  audit: ['attune-audit-screen'],
};

const atBothWidths = (
  title: string,
  address: string,
  elements: readonly string[],
): readonly ScreenShown[] => [
  { title, address, width: 1440, elements },
  { title: `${title} on a phone`, address, width: 390, elements },
];

const doors: readonly ScreenShown[] = [
  { title: 'the login', address: '/console/login', width: 1440, elements: ['attune-login-screen'] },
  {
    title: 'the first setup',
    address: '/console/setup?token=t',
    width: 390,
    elements: ['attune-setup-screen'],
  },
  { title: 'joining', address: '/console/join#t', width: 390, elements: ['attune-join-screen'] },
  {
    title: 'joining by a link that is void',
    address: '/console/join#void',
    width: 1440,
    elements: ['attune-join-screen'],
  },
  { title: 'a forgotten password', address: '/console/reset', width: 390, elements: ['attune-reset-screen'] },
  { title: 'a new password', address: '/console/reset#t', width: 1440, elements: ['attune-reset-screen'] },
  {
    title: 'setting up a code before anything else',
    address: '/console/two-factor',
    width: 390,
    elements: ['attune-two-factor-screen'],
  },
];

const workspace: readonly ScreenShown[] = [
  {
    title: 'the inbox with a conversation',
    address: '/console/conversations/c-mara',
    width: 1440,
    elements: [
      'attune-app',
      'attune-shell',
      'attune-inbox-screen',
      'attune-inbox-pane',
      'attune-conversation-view',
      'attune-answer',
      'attune-beside-pane',
      'attune-say-pane',
      'attune-words-pane',
      'attune-known-pane',
    ],
  },
  {
    title: 'the inbox with a conversation, with a drawer',
    address: '/console/conversations/c-mara',
    width: 1000,
    elements: ['attune-inbox-screen'],
  },
  {
    title: 'a conversation on a phone',
    address: '/console/conversations/c-mara',
    width: 390,
    elements: ['attune-conversation-view'],
  },
  { title: 'the inbox on a phone', address: '/console/', width: 390, elements: ['attune-inbox-pane'] },
];

/** Every screen of the console in its states. */
export const screenIndex: readonly ScreenShown[] = [
  ...workspace,
  ...atBothWidths('the settings', '/console/settings', ['attune-settings-frame']),
  ...places.flatMap(({ name, label }) => atBothWidths(label, paths.place(name), placeElements[name])),
  ...atBothWidths('search', '/console/search?q=card', ['attune-search-screen']),
  ...reportNames.flatMap((name) =>
    atBothWidths(`the report ${reports[name].title}`, paths.report(name), ['attune-reports-screen']),
  ),
  ...atBothWidths('visitors on the site', '/console/visitors', ['attune-live-visitors-screen']),
  ...atBothWidths('ready answers', '/console/ready', ['attune-ready-screen']),
  ...atBothWidths('notifications', '/console/notifications', ['attune-notifications-screen']),
  ...doors,
];

import type { Role } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import type { Desk } from '../app/desk.ts';
import type { IconName } from '../ui/icons.ts';
import type { PlaceName } from './place-names.ts';

/** How the settings are told apart, in the order of the list. */
export const groups = ['Team', 'Chat', 'Signals', 'Words', 'Connections', 'Privacy'] as const;
export type Group = (typeof groups)[number];

/** One screen of the settings. Its code comes when it is asked for; the element stands there empty until then. */
export interface Place {
  readonly name: PlaceName;
  readonly label: string;
  readonly icon: IconName;
  readonly group: Group;
  /** Who has it in the list; the server decides who may do what. */
  readonly least: Role;
  /** It is the same whatever site is chosen. */
  readonly isOfAll?: true;
  load(): Promise<unknown>;
  render(desk: Desk): TemplateResult;
}

/** Every screen of the settings. A new one is an entry here, and its name in `place-names.ts`. */
export const places: readonly Place[] = [
  {
    name: 'account',
    isOfAll: true,
    label: 'Your account',
    icon: 'user',
    group: 'Team',
    least: 'agent',
    load: () => import('../account/own-account-screen.ts'),
    render: (desk) => html`<attune-own-account-screen .desk=${desk}></attune-own-account-screen>`,
  },
  {
    name: 'people',
    isOfAll: true,
    label: 'People',
    icon: 'users',
    group: 'Team',
    least: 'admin',
    load: () => import('../people/people-screen.ts'),
    render: (desk) => html`<attune-people-screen .desk=${desk}></attune-people-screen>`,
  },
  {
    name: 'team',
    label: 'Sharing the work',
    icon: 'layers',
    group: 'Team',
    least: 'agent',
    load: () => import('../teams/team-screen.ts'),
    render: (desk) => html`<attune-team-screen .desk=${desk}></attune-team-screen>`,
  },
  {
    name: 'sites',
    isOfAll: true,
    label: 'Websites',
    icon: 'globe',
    group: 'Chat',
    least: 'admin',
    load: () => import('../sites/sites-screen.ts'),
    render: (desk) => html`<attune-sites-screen .desk=${desk}></attune-sites-screen>`,
  },
  {
    name: 'widget-health',
    label: 'Widget health',
    icon: 'activity',
    group: 'Chat',
    least: 'admin',
    load: () => import('../widget-health/widget-health-screen.ts'),
    render: (desk) => html`<attune-widget-health-screen .desk=${desk}></attune-widget-health-screen>`,
  },
  {
    name: 'appearance',
    label: 'Appearance',
    icon: 'message-square',
    group: 'Chat',
    least: 'admin',
    load: () => import('../widget-settings/appearance-screen.ts'),
    render: (desk) => html`<attune-appearance-screen .desk=${desk}></attune-appearance-screen>`,
  },
  {
    name: 'hours',
    label: 'Hours',
    icon: 'clock',
    group: 'Chat',
    least: 'admin',
    load: () => import('../hours/hours-screen.ts'),
    render: (desk) => html`<attune-hours-screen .desk=${desk}></attune-hours-screen>`,
  },
  {
    name: 'forms',
    label: 'Forms',
    icon: 'pencil',
    group: 'Chat',
    least: 'admin',
    load: () => import('../widget-settings/forms-screen.ts'),
    render: (desk) => html`<attune-forms-screen .desk=${desk}></attune-forms-screen>`,
  },
  {
    name: 'texts',
    label: 'Languages and words',
    icon: 'book-open',
    group: 'Chat',
    least: 'admin',
    load: () => import('../widget-settings/texts-screen.ts'),
    render: (desk) => html`<attune-texts-screen .desk=${desk}></attune-texts-screen>`,
  },
  {
    name: 'invitations',
    label: 'Invitations and files',
    icon: 'message-square',
    group: 'Chat',
    least: 'admin',
    load: () => import('../invitations/invitations-screen.ts'),
    render: (desk) => html`<attune-invitations-screen .desk=${desk}></attune-invitations-screen>`,
  },
  {
    name: 'ratings',
    label: 'Ratings',
    icon: 'star',
    group: 'Chat',
    least: 'agent',
    load: () => import('../csat/ratings-screen.ts'),
    render: (desk) => html`<attune-ratings-screen .desk=${desk}></attune-ratings-screen>`,
  },
  {
    name: 'thresholds',
    label: 'Thresholds',
    icon: 'sliders',
    group: 'Signals',
    least: 'agent',
    load: () => import('../thresholds/thresholds-screen.ts'),
    render: (desk) => html`<attune-thresholds-screen .desk=${desk}></attune-thresholds-screen>`,
  },
  {
    name: 'signal-policy',
    label: 'What is recorded',
    icon: 'eye',
    group: 'Signals',
    least: 'admin',
    load: () => import('../signal-policy/policy-screen.ts'),
    render: (desk) => html`<attune-policy-screen .desk=${desk}></attune-policy-screen>`,
  },
  {
    name: 'hot-spots',
    label: 'Trouble spots',
    icon: 'crosshair',
    group: 'Signals',
    least: 'agent',
    load: () => import('../hot-spots/hot-spots-screen.ts'),
    render: (desk) => html`<attune-hot-spots-screen .desk=${desk}></attune-hot-spots-screen>`,
  },
  {
    name: 'phrases',
    label: 'Phrase book',
    icon: 'book-open',
    group: 'Words',
    least: 'agent',
    load: () => import('../phrases/phrases-screen.ts'),
    render: (desk) => html`<attune-phrases-screen .desk=${desk}></attune-phrases-screen>`,
  },
  {
    name: 'empathy',
    label: 'How we speak',
    icon: 'smile',
    group: 'Words',
    least: 'admin',
    load: () => import('../empathy-settings/empathy-screen.ts'),
    render: (desk) => html`<attune-empathy-screen .desk=${desk}></attune-empathy-screen>`,
  },
  {
    name: 'kept-words',
    isOfAll: true,
    label: 'Kept words',
    icon: 'heart',
    group: 'Words',
    least: 'agent',
    load: () => import('../hot-spots/kept-words-screen.ts'),
    render: (desk) => html`<attune-kept-words-screen .desk=${desk}></attune-kept-words-screen>`,
  },
  {
    name: 'identity',
    label: 'Identity',
    icon: 'shield',
    group: 'Connections',
    least: 'admin',
    load: () => import('../identity/identity-screen.ts'),
    render: (desk) => html`<attune-identity-screen .desk=${desk}></attune-identity-screen>`,
  },
  {
    name: 'api-keys',
    label: 'API keys',
    icon: 'plug',
    group: 'Connections',
    least: 'agent',
    load: () => import('../api-keys/api-keys-screen.ts'),
    render: (desk) => html`<attune-api-keys-screen .desk=${desk}></attune-api-keys-screen>`,
  },
  {
    name: 'webhooks',
    label: 'Webhooks',
    icon: 'send',
    group: 'Connections',
    least: 'admin',
    load: () => import('../webhooks/webhooks-screen.ts'),
    render: (desk) => html`<attune-webhooks-screen .desk=${desk}></attune-webhooks-screen>`,
  },
  {
    name: 'mail',
    label: 'Mail',
    icon: 'mail',
    group: 'Connections',
    least: 'admin',
    load: () => import('../mail/mail-screen.ts'),
    render: (desk) => html`<attune-mail-screen .desk=${desk}></attune-mail-screen>`,
  },
  {
    name: 'automation',
    label: 'Automation',
    icon: 'retry',
    group: 'Connections',
    least: 'admin',
    load: () => import('../automation/automation-screen.ts'),
    render: (desk) => html`<attune-automation-screen .desk=${desk}></attune-automation-screen>`,
  },
  {
    name: 'notice',
    label: 'Notice to visitors',
    icon: 'info',
    group: 'Privacy',
    least: 'admin',
    load: () => import('../widget-settings/notice-screen.ts'),
    render: (desk) => html`<attune-notice-screen .desk=${desk}></attune-notice-screen>`,
  },
  {
    name: 'privacy',
    label: 'How long it is kept',
    icon: 'shield',
    group: 'Privacy',
    least: 'lead',
    load: () => import('../privacy/privacy-screen.ts'),
    render: (desk) => html`<attune-privacy-screen .desk=${desk}></attune-privacy-screen>`,
  },
  {
    name: 'audit',
    label: 'Audit log',
    icon: 'history',
    group: 'Privacy',
    least: 'admin',
    load: () => import('../audit/audit-screen.ts'),
    render: (desk) => html`<attune-audit-screen .desk=${desk}></attune-audit-screen>`,
  },
];

export function placeNamed(name: string | null): Place | null {
  return places.find((place) => place.name === name) ?? null;
}

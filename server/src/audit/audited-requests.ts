import type {
  AgentAnswers,
  AgentInput,
  AgentRequestName,
  AuditEntry,
  Person,
  PersonInvitation,
} from '@attune/protocol';

/** What the log says of a request that was carried out. */
interface Told {
  readonly action: string;
  readonly subject: AuditEntry['subject'];
  /** Null: it concerns the installation. */
  readonly siteId: string | null;
  readonly details?: AuditEntry['details'];
}

type Telling<Name extends AgentRequestName> = (input: AgentInput<Name>, answer: AgentAnswers[Name]) => Told;

/**
 * Requests of the console that are remembered when they were carried out. Services that write their entries in their own
 * transaction (keys, webhooks, rules) are not among them.
 */
export const auditedRequests: { readonly [Name in AgentRequestName]?: Telling<Name> } = {
  'people:create': (_input, { person }) => ({
    action: 'person.added',
    subject: { kind: 'person', id: person.id, name: person.name },
    siteId: null,
    details: { role: person.role },
  }),
  'people:update': ({ role, disabled }, { person }) => ({
    action: disabled === undefined ? 'person.changed' : disabled ? 'person.disabled' : 'person.enabled',
    subject: { kind: 'person', id: person.id, name: person.name },
    siteId: null,
    details: role === undefined ? {} : { role },
  }),
  'people:invite': (_input, { invitation }) => ({
    ...invited('invitation.made', invitation),
    details: { role: invitation.role },
  }),
  'people:invite-again': (_input, { invitation }) => invited('invitation.renewed', invitation),
  'people:take-back-invitation': (_input, { invitation }) => invited('invitation.taken-back', invitation),
  'people:reset-password': (_input, { person }) => aboutPerson('password-link.given', person),
  'people:lift-two-factor': (_input, { person }) => aboutPerson('two-factor.lifted', person),
  'sign-in-rules:save': ({ twoFactorRequired }) => ({
    action: 'sign-in-rules.saved',
    subject: { kind: 'sign-in-rules', id: 'rules', name: null },
    siteId: null,
    details: { twoFactorRequired },
  }),
  'thresholds:save': ({ siteId }, { settings }) => ({
    ...onSite('thresholds.saved', 'thresholds', siteId),
    details: { version: settings.version },
  }),
  'thresholds:restore': ({ siteId, version }, { settings }) => ({
    ...onSite('thresholds.restored', 'thresholds', siteId),
    details: { version: settings.version, from: version },
  }),
  'signal-policy:save': ({ siteId }, { policy }) => ({
    ...onSite('signal-policy.saved', 'signal-policy', siteId),
    details: { tier: policy.tier, retentionDays: policy.retentionDays },
  }),
  'mute:lift': ({ siteId, kind, controlKey }) => ({
    ...onSite('mute.lifted', 'mute', siteId),
    details: { kind, controlKey },
  }),
  'empathy-settings:save': ({ siteId }) => onSite('empathy-settings.saved', 'empathy-settings', siteId),
  'widget-settings:save': ({ siteId }) => onSite('widget-settings.saved', 'widget-settings', siteId),
  'conversation-settings:save': ({ siteId }) =>
    onSite('conversation-settings.saved', 'conversation-settings', siteId),
  'report-settings:save': ({ siteId, settings }) => ({
    ...onSite('report-settings.saved', 'report-settings', siteId),
    details: { answerWithinMinutes: settings.answerWithinMinutes },
  }),
  'site:create': (_input, { site }) => ({
    action: 'site.added',
    subject: { kind: 'site', id: site.id, name: site.name },
    siteId: site.id,
  }),
  'site:update': ({ siteId, allowedOrigins }, { site }) => ({
    action: 'site.changed',
    subject: { kind: 'site', id: siteId, name: site.name },
    siteId,
    details: allowedOrigins === undefined ? {} : { origins: site.allowedOrigins.join(' ') },
  }),
  'mail:save': (_input, { settings }) => ({
    action: 'mail.saved',
    subject: { kind: 'mail', id: 'mail', name: settings.host },
    siteId: null,
  }),
  'invitations:save': ({ siteId }) => onSite('invitations.saved', 'invitations', siteId),
  'sharing:save': ({ siteId }) => onSite('sharing.saved', 'sharing', siteId),
  'privacy:save': ({ siteId }, { keeping }) => ({
    ...onSite('keeping-times.saved', 'keeping-times', siteId),
    details: { ...keeping },
  }),
  // Who it was is not told: an erased person must not stand in the log.
  'visitor:export': ({ siteId }) => onSite('visitor.exported', 'visitor', siteId),
  'visitor:erase': ({ siteId }, { conversations }) => ({
    ...onSite('visitor.erased', 'visitor', siteId),
    details: { conversations: conversations ?? 0 },
  }),
  'label:save': ({ siteId }, { label }) => named('label.saved', 'label', siteId, label),
  'label:remove': ({ siteId, labelId }) => named('label.removed', 'label', siteId, { id: labelId }),
  'team:save': ({ siteId }, { team }) => named('team.saved', 'team', siteId, team),
  'team:remove': ({ siteId, teamId }) => named('team.removed', 'team', siteId, { id: teamId }),
};

const invited = (action: string, { id, email }: PersonInvitation): Told => ({
  action,
  subject: { kind: 'invitation', id, name: email },
  siteId: null,
});

const aboutPerson = (action: string, { id, name }: Person): Told => ({
  action,
  subject: { kind: 'person', id, name },
  siteId: null,
});

const named = (
  action: string,
  kind: string,
  siteId: string,
  { id, name = null }: { readonly id: string; readonly name?: string | null },
): Told => ({ action, subject: { kind, id, name }, siteId });

const onSite = (action: string, kind: string, siteId: string): Told => ({
  action,
  subject: { kind, id: siteId, name: null },
  siteId,
});

/** @returns null for a request that is not remembered */
export function toldOf(name: string, input: unknown, answer: unknown): Told | null {
  if (!Object.hasOwn(auditedRequests, name)) return null;
  // The table gives each name the telling of its own input and answer.
  const telling = auditedRequests[name as AgentRequestName] as
    ((input: unknown, answer: unknown) => Told) | undefined;
  return telling?.(input, answer) ?? null;
}

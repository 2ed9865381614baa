import * as v from 'valibot';
import { cursorField, idField } from './fields.ts';
import { soughtField } from './sought.ts';

export const mailSecurities = ['tls', 'starttls', 'none'] as const;
/** `tls` from the first byte (port 465), `starttls` before anything is said (587), or not at all. */
export type MailSecurity = (typeof mailSecurities)[number];

/** One address and nothing else: no name, no list, and no line break that could begin another header. */
export const mailAddressField = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(254),
  v.email('must be an e-mail address'),
);

/** What an admin may see of the settings: whether there is a password, not which. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly userName: string | null;
  readonly hasPassword: boolean;
  readonly fromAddress: string;
  /** Minutes; null: visitors are not mailed of answers. */
  readonly continuityAfterMinutes: number | null;
}

/** What is mailed, as admins read it. */
export const mailKinds = {
  transcript: 'Transcript',
  'resume-link': 'Link to go on',
  continuity: 'Answer that was not seen',
  invitation: 'Invitation',
  'password-reset': 'New password',
} as const;

export const mailStates = { waiting: 'waits', sent: 'sent', failed: 'not sent' } as const;

/** A mail in the log. */
export interface MailEntry {
  readonly id: string;
  readonly kind: keyof typeof mailKinds;
  /** With its middle left out: the log is no address book. */
  readonly to: string;
  readonly state: keyof typeof mailStates;
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly problem: string | null;
}

const serverFields = {
  host: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[\w.:-]{1,253}$/, 'must be a host name without scheme, port or path'),
  ),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535, 'must be 65535 or less')),
  security: v.picklist(mailSecurities),
  userName: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(254))),
  /** Left out: the one that is kept stays. Null: none. */
  password: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)))),
  fromAddress: mailAddressField,
  continuityAfterMinutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440))),
} as const;

/** Requests of the console about mail, which one server sends for the whole installation. Admins only. */
export const mailRequests = {
  /** `words` are sought in the log, which comes a page at a time: `cursor` is the previous page's `next`. */
  'mail:get': v.strictObject({
    siteId: idField,
    words: v.optional(soughtField),
    cursor: v.optional(cursorField),
  }),
  'mail:save': v.strictObject({ siteId: idField, ...serverFields }),
  /** Sends a mail to the asking admin through these settings, saved or not. */
  'mail:try': v.strictObject({ siteId: idField, ...serverFields }),
} as const;

export type MailSettingsInput = Omit<v.InferOutput<(typeof mailRequests)['mail:save']>, 'siteId'>;

export interface MailAnswers {
  /** `settings` is null until somebody gives them. */
  'mail:get': {
    readonly settings: MailSettings | null;
    readonly log: readonly MailEntry[];
    /** Where older ones begin. Fewer may fit among them than make a page, or none. */
    readonly next: string | null;
  };
  'mail:save': { readonly settings: MailSettings };
  /** `problem`: what went wrong, in words; null when the mail server took it. */
  'mail:try': { readonly sentTo: string; readonly problem: string | null };
}

import * as v from 'valibot';
import { cursorField, idField, wholeInstantField } from './fields.ts';
import { soughtField } from './sought.ts';

export const auditActorKinds = ['person', 'key', 'rule', 'system'] as const;
export type AuditActorKind = (typeof auditActorKinds)[number];

/** Something that somebody did. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  /** Null: it concerns the installation. */
  readonly siteId: string | null;
  readonly actor: { readonly kind: AuditActorKind; readonly id: string; readonly name: string };
  /** "webhook.created": what was acted on, and what was done. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string | null };
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

const auditFilter = {
  /** "webhook" finds all that was done to webhooks, "webhook.created" one kind of it. */
  action: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z-]*(?:\.[a-z-]+)?$/, 'must be such as “webhook.created”'),
      v.maxLength(60),
    ),
  ),
  /** Words or beginnings of them, of who it was, what was done, to which, and its facts. */
  words: v.optional(soughtField),
  actorId: v.optional(idField),
  from: v.optional(wholeInstantField),
  to: v.optional(wholeInstantField),
};

/** For admins only. */
export const auditRequests = {
  /** What concerns this site or the installation, latest first. */
  'audit:list': v.strictObject({
    siteId: idField,
    ...auditFilter,
    /** From the previous page's `next`. */
    cursor: v.optional(cursorField),
  }),
  /** The same as a table for spreadsheets, at most 10,000 lines. */
  'audit:export': v.strictObject({ siteId: idField, ...auditFilter }),
} as const;

export interface AuditAnswers {
  'audit:list': { readonly entries: readonly AuditEntry[]; readonly next: string | null };
  'audit:export': { readonly csv: string; readonly lines: number; readonly more: boolean };
}

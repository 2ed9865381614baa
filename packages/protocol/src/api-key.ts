import * as v from 'valibot';
import { idField, wholeInstantField, labelField } from './fields.ts';

/** What a key may do, each with the words an admin reads. Nothing implies another one. */
export const apiScopes = {
  'read:conversations': 'Read conversations and their messages',
  'write:conversations': 'Begin conversations, set their status and who has them',
  'write:messages': 'Answer visitors',
  'read:contacts': 'Read who the visitors are',
  'read:notes': 'Read notes about visitors',
  'write:notes': 'Write notes about visitors',
  'read:signals': 'Read friction, flags and signals',
  'read:people': 'Read who works on the site',
  'read:reports': 'Read reports',
  'admin:webhooks': 'Manage webhooks and send deliveries again',
  'admin:audit': 'Read the audit log',
  'admin:privacy': 'Take out all that is kept of a visitor, and erase visitors',
} as const;
export type ApiScope = keyof typeof apiScopes;
export const apiScopeNames = Object.keys(apiScopes) as ApiScope[];

/** Scopes that let do only what an admin may; a personal key has them only in an admin's hands. */
export const isAdminScope = (scope: ApiScope): boolean => scope.startsWith('admin:');

const scopesField = v.pipe(
  v.array(v.picklist(apiScopeNames)),
  v.minLength(1, 'must name what the key may do'),
  v.maxLength(apiScopeNames.length),
  v.check((scopes) => new Set(scopes).size === scopes.length, 'must name each scope once'),
);

/** A key as its owner sees it. The key itself is shown once, when it is made. */
export interface ApiKey {
  readonly id: string;
  /** Null: somebody's personal key, for all their sites. */
  readonly siteId: string | null;
  /** Whose personal key it is; null: the site's. */
  readonly personName: string | null;
  readonly name: string;
  /** How it begins, to tell it from others. */
  readonly hint: string;
  readonly scopes: readonly ApiScope[];
  readonly createdByName: string;
  readonly createdAt: number;
  /** Null: until it is revoked. */
  readonly expiresAt: number | null;
  /** To the minute; null: never. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

export const apiKeyRequests = {
  /** One's own keys; for admins also those of the site. */
  'api-key:list': v.strictObject({ siteId: idField }),
  /** `site`: for admins only. */
  'api-key:create': v.strictObject({
    siteId: idField,
    kind: v.picklist(['personal', 'site']),
    name: labelField(60),
    scopes: scopesField,
    /** Left out: until it is revoked. */
    expiresAt: v.optional(wholeInstantField),
  }),
  /** Ends it at once. One's own, and as an admin any of the site. */
  'api-key:revoke': v.strictObject({ siteId: idField, keyId: idField }),
} as const;

export interface ApiKeyAnswers {
  'api-key:list': { readonly keys: readonly ApiKey[] };
  /** `secret` is never shown again. */
  'api-key:create': { readonly key: ApiKey; readonly secret: string };
  'api-key:revoke': { readonly key: ApiKey };
}

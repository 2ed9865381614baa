import * as v from 'valibot';
import { idField, labelField } from './fields.ts';

export const identityAlgorithms = ['HS256', 'ES256', 'RS256'] as const;
export type IdentityAlgorithm = (typeof identityAlgorithms)[number];

/** A token's end may lie at most this far ahead: whoever finds an old one finds nothing. */
export const MAX_IDENTITY_TOKEN_MS = 3_600_000;
export const MAX_SAID_ATTRIBUTES = 20;

const attributeName = v.pipe(
  v.string(),
  v.minLength(1, 'must have a name'),
  v.maxLength(40, 'must have names of at most 40 characters'),
);
const attributeValue = v.union(
  [
    v.pipe(v.string(), v.maxLength(200, 'must have values of at most 200 characters')),
    v.pipe(v.number(), v.finite()),
    v.boolean(),
  ],
  'must be texts of at most 200 characters, numbers, or true and false',
);

/** What is known of somebody beside their name, by its name: "plan" → "gold". */
export const attributesField = v.pipe(
  v.record(attributeName, attributeValue),
  v.check(
    (given) => Object.keys(given).length <= MAX_SAID_ATTRIBUTES,
    `must be at most ${MAX_SAID_ATTRIBUTES} attributes`,
  ),
);
export type SaidAttributes = v.InferOutput<typeof attributesField>;

/** What a site has signed about a visitor. */
export interface ProvenIdentity {
  /** The site's own id of the person. */
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly attributes: SaidAttributes;
  /** When the latest token came. */
  readonly at: number;
}

/** Who a visitor is, as agents see it. */
export interface VisitorIdentity {
  /** Null: nobody has signed anything, so they may be anybody. */
  readonly proven: ProvenIdentity | null;
  /** What the page said without a signature. Whoever reads the page's source can say the same. */
  readonly said: SaidAttributes;
}

/** `POST /api/visitor/who?site=KEY`; the visitor's own token, if the browser has one, is the bearer's. */
export const whoField = v.strictObject({
  /** A JWT signed by the site. */
  token: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(8_192))),
  attributes: v.optional(attributesField),
});
export type Who = v.InferOutput<typeof whoField>;

export interface WhoAnswer {
  /** What opens the chat in this browser from now on; left out when the one it has stays good. */
  readonly token?: string;
  /** The browser's earlier token was somebody else's: what it kept beside it belongs to them. */
  readonly isSomebodyElse: boolean;
}

/** A key as the console lists it: never its secret. */
export interface IdentityKey {
  /** The `kid` in a token's header. */
  readonly id: string;
  readonly name: string;
  readonly algorithm: IdentityAlgorithm;
  readonly createdByName: string;
  readonly createdAt: number;
  /** To the minute. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** For admins only. */
export const identityRequests = {
  'identity-key:list': v.strictObject({ siteId: idField }),
  /** HS256: we make a secret, which is in the answer alone. Else the site's public key in PEM. */
  'identity-key:create': v.strictObject({
    siteId: idField,
    name: labelField(60),
    algorithm: v.picklist(identityAlgorithms),
    publicKey: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(4_096))),
  }),
  /** Tokens it signed open nothing any more, and browsers that came in with one are asked anew. */
  'identity-key:revoke': v.strictObject({ siteId: idField, keyId: idField }),
} as const;

export interface IdentityAnswers {
  'identity-key:list': { readonly keys: readonly IdentityKey[] };
  'identity-key:create': { readonly key: IdentityKey; readonly secret: string | null };
  'identity-key:revoke': { readonly key: IdentityKey };
}

import * as v from 'valibot';
import { idField, labelField } from './fields.ts';
import type { ConsentTier } from './signal-policy.ts';

/** As browsers name it: scheme, host and port, without a path. */
const originField = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300),
  v.check((text) => originIn(text) !== null, 'must be an address like https://shop.example.com'),
  v.transform((text) => originIn(text) ?? text),
);

const ORIGIN = /^(https?):\/\/([a-z\d.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?\/?$/i;
const USUAL_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

function originIn(text: string): string | null {
  const [, scheme = '', host = '', port] = ORIGIN.exec(text) ?? [];
  if (host === '' || Number(port ?? 1) > 65_535) return null;
  const usual = port === undefined || port === USUAL_PORTS[scheme.toLowerCase()];
  return `${scheme}://${host}${usual ? '' : `:${port}`}`.toLowerCase();
}

/** A site as admins see it. */
export interface SiteDetails {
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  /** Exact origins whose pages may open the chat; empty: any. */
  readonly allowedOrigins: readonly string[];
  readonly createdAt: number;
}

/** Where the tag of a site was seen at work. */
export interface SiteSighting {
  readonly origin: string;
  /** A page of it loaded the script; null: not noticed. */
  readonly loadedAt: number | null;
  /** A chat on it connected, so its content security policy lets it; null: never. */
  readonly connectedAt: number | null;
  /** A connection was refused, because the origin is not on the site's list; null: never. */
  readonly refusedAt: number | null;
}

/** Requests of the console about websites. Admins only. */
export const siteRequests = {
  'site:list': v.strictObject({}),
  'site:create': v.strictObject({ name: labelField(80) }),
  'site:update': v.strictObject({
    siteId: idField,
    name: v.optional(labelField(80)),
    allowedOrigins: v.optional(
      v.pipe(v.array(originField), v.maxLength(50, 'must hold at most 50 addresses')),
    ),
  }),
  /** What goes into the page, and where it was seen. Ask again while an admin waits for it. */
  'site:installation': v.strictObject({ siteId: idField }),
} as const;

export interface SiteAnswers {
  readonly 'site:list': { readonly sites: readonly SiteDetails[] };
  readonly 'site:create': { readonly site: SiteDetails };
  readonly 'site:update': { readonly site: SiteDetails };
  readonly 'site:installation': {
    /** The whole tag. */
    readonly tag: string;
    readonly tier: ConsentTier;
    /** Origin that a strict content security policy of the page has to name. */
    readonly serverOrigin: string;
    /** Latest first. */
    readonly sightings: readonly SiteSighting[];
    readonly now: number;
  };
}

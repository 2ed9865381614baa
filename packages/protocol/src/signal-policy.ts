import * as v from 'valibot';

/**
 * When pages may be watched: never; the chat's own signals only; from the moment the visitor opens the chat (the
 * default); from the moment the page says that the visitor has consented; always. The browser's GPC or DNT and the
 * visitor's own switch stand above it.
 */
export const consentTiers = ['off', 'in-chat', 'after-open', 'after-consent', 'always'] as const;
export type ConsentTier = (typeof consentTiers)[number];

const selectorField = v.pipe(v.string(), v.trim(), v.maxLength(200, 'must have at most 200 characters'));
const pathPattern = v.pipe(
  v.string(),
  v.startsWith('/', 'must start with "/"'),
  v.maxLength(120, 'must have at most 120 characters'),
  v.regex(/^[^?#]*$/, 'must carry no query and no fragment'),
);
const pathList = v.pipe(v.array(pathPattern), v.maxLength(50, 'must hold at most 50 paths'));

/** What a site allows the recorder to see and to say; an admin saves it whole. */
export const signalPolicyField = v.strictObject({
  tier: v.picklist(consentTiers),
  /** How controls are named: their name, a selector without words, or their role alone. */
  names: v.picklist(['name', 'selector', 'role']),
  /** Pages that are watched; empty: all. A `*` at the end stands for anything. */
  allowPaths: pathList,
  denyPaths: pathList,
  /** Elements left alone, as if they carried `data-no-signals`; a CSS selector, empty for none. */
  ignoreSelector: selectorField,
  /** Where the site shows errors, beside `[role=alert]`; a CSS selector, empty for none. */
  errorSelector: selectorField,
  /** Requests to these paths may answer 401 or 404 without it meaning anything. */
  expectedMissing: pathList,
  /** Raw interactions are deleted after so many days. */
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(90)),
});
export type SignalPolicy = v.InferOutput<typeof signalPolicyField>;

/** What the widget is told of it, with the switches of those detectors that need facts of their own. */
export interface RecorderPolicy extends Omit<SignalPolicy, 'retentionDays'> {
  readonly cursor: boolean;
  readonly copiedErrors: boolean;
  readonly hesitation: boolean;
}

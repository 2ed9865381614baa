import * as v from 'valibot';
import { clientIdField, labelField } from './fields.ts';
import { MAX_INVITATIONS } from './limits.ts';

/** Trouble a browser notices by itself, from what its recorder remembers; nothing of it is sent for that. */
export const invitationTroubles = ['rage-click', 'dead-click', 'form-error', 'page-error'] as const;
export type InvitationTrouble = (typeof invitationTroubles)[number];

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(most, `must be ${most} or less`),
  );

const languageField = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as "de"'),
);

/** Everything that is named has to hold; what is left out does not matter. */
export const invitationRuleField = v.strictObject({
  /** Templated paths; `*` stands for anything: `/checkout*`. */
  paths: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.startsWith('/', 'must start with "/"'), v.maxLength(120))),
      v.minLength(1, 'must name a page'),
      v.maxLength(20, 'must name at most 20 pages'),
    ),
  ),
  /** On this page, while it could be seen. */
  afterSeconds: v.optional(wholeNumber(1, 3_600)),
  scrolledPercent: v.optional(wholeNumber(1, 100)),
  visitor: v.optional(v.picklist(['new', 'returning'])),
  /** Of the browser: `de` holds for `de-AT` as well. */
  languages: v.optional(
    v.pipe(v.array(languageField), v.minLength(1, 'must name a language'), v.maxLength(20)),
  ),
  trouble: v.optional(v.picklist(invitationTroubles)),
});
export type InvitationRule = v.InferOutput<typeof invitationRuleField>;

export const invitationField = v.strictObject({
  id: clientIdField,
  on: v.boolean(),
  /** What stands beside the launcher. */
  text: labelField(200),
  /** On the button that opens the chat. */
  button: labelField(40),
  /** The same in other languages; what stands above is in the site's own. */
  translations: v.optional(
    v.pipe(
      v.array(v.strictObject({ language: languageField, text: labelField(200), button: labelField(40) })),
      v.maxLength(20, 'must be at most 20 languages'),
      v.check(
        (all) => new Set(all.map(({ language }) => language)).size === all.length,
        'must name each language once',
      ),
    ),
  ),
  rule: invitationRuleField,
});
export type Invitation = v.InferOutput<typeof invitationField>;

/** All of a site's, and how seldom they come: one at most on a visit, none while a chat is open. */
export const invitationSettingsField = v.strictObject({
  invitations: v.pipe(
    v.array(invitationField),
    v.maxLength(MAX_INVITATIONS, `must be at most ${MAX_INVITATIONS} invitations`),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must have ids of their own'),
  ),
  /** Nobody is invited again for so many days after an invitation was shown. */
  restDays: wholeNumber(0, 365),
  /** And for so many after they sent one away. */
  restDaysAfterDismissal: wholeNumber(1, 365),
});
export type InvitationSettings = v.InferOutput<typeof invitationSettingsField>;

/** One as it travels in the script of a site's pages. */
export interface OfferedInvitation extends Omit<Invitation, 'on'> {
  readonly restDays: number;
  readonly restDaysAfterDismissal: number;
}

export const defaultInvitationSettings: InvitationSettings = {
  invitations: [],
  restDays: 7,
  restDaysAfterDismissal: 30,
};

import * as v from 'valibot';
import { sharedWithField, type SharedWith } from './canned.ts';
import { bodyField, idField, labelField } from './fields.ts';
import { priorityField } from './priority.ts';

/** Steps of one macro; more is a job for an automation rule. */
export const MAX_MACRO_STEPS = 10;

/** One act of a macro, done in the name of whoever runs it. */
export const macroStepField = v.variant('act', [
  /** Puts words into the composer; what stands in braces is filled before they are sent. */
  v.strictObject({ act: v.literal('reply'), body: bodyField }),
  v.strictObject({ act: v.literal('note'), body: v.pipe(bodyField, v.maxLength(2_000)) }),
  v.strictObject({ act: v.literal('label'), labelId: idField }),
  v.strictObject({ act: v.literal('priority'), priority: priorityField }),
  v.strictObject({ act: v.literal('team'), teamId: v.nullable(idField) }),
  /** To somebody of the site; null: to whoever runs it. */
  v.strictObject({ act: v.literal('assign'), agentId: v.nullable(idField) }),
  v.strictObject({
    act: v.literal('snooze'),
    minutes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(5, 'must be 5 or more'),
      v.maxValue(60 * 24 * 90, 'must be at most 90 days'),
    ),
  }),
  v.strictObject({ act: v.literal('status'), status: v.picklist(['open', 'resolved']) }),
]);
export type MacroStep = v.InferOutput<typeof macroStepField>;

/** A named row of acts. */
export interface Macro {
  readonly id: string;
  readonly siteId: string;
  readonly sharedWith: SharedWith;
  /** The team it is shared with; null unless it is. */
  readonly teamId: string | null;
  readonly name: string;
  readonly steps: readonly MacroStep[];
  readonly savedAt: number;
  /** Whether who asks may change or remove it. */
  readonly isYours: boolean;
}

export const macroRequests = {
  /** One's own, one's teams' and the site's, by name. */
  'macros:list': v.strictObject({ siteId: idField }),
  /** Saves a new one, or one of this id again. Those of the site are saved by leads and admins. */
  'macros:save': v.strictObject({
    siteId: idField,
    macro: v.strictObject({
      id: idField,
      sharedWith: sharedWithField,
      teamId: v.optional(idField),
      name: labelField(60),
      steps: v.pipe(
        v.array(macroStepField),
        v.minLength(1, 'must have a step'),
        v.maxLength(MAX_MACRO_STEPS, `must have at most ${MAX_MACRO_STEPS} steps`),
        v.check(
          (steps) => steps.filter(({ act }) => act === 'reply').length <= 1,
          'must have at most one answer',
        ),
      ),
    }),
  }),
  'macros:remove': v.strictObject({ siteId: idField, macroId: idField }),
} as const;

export interface MacroAnswers {
  'macros:list': { readonly macros: readonly Macro[] };
  'macros:save': { readonly macro: Macro };
  'macros:remove': null;
}

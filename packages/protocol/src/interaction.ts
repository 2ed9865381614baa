import * as v from 'valibot';
import { instantField, pathField } from './fields.ts';
import { MAX_CONTROL_NAME_LENGTH } from './limits.ts';

/**
 * What was pressed, in terms that are safe to send: never text content other than the control's own
 * accessible name, never a value.
 */
const controlField = v.strictObject({
  /** Stable across re-renders of the page: hash of tag, id, name, role and sibling index. */
  key: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'must be 1 to 40 letters, digits, "-" and "_"')),
  role: v.pipe(v.string(), v.regex(/^[a-z-]{1,24}$/, 'must be a role in lower case')),
  /** Accessible name, filtered on the page; empty when it might hold personal data. */
  name: v.pipe(
    v.string(),
    v.maxLength(MAX_CONTROL_NAME_LENGTH, `must have at most ${MAX_CONTROL_NAME_LENGTH} characters`),
  ),
});

const factId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const lengthMs = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400_000));

/** A primary press on a control. Its outcome follows as facts of its own, as soon as it is known. */
const pressFields = v.strictObject({
  kind: v.literal('press'),
  /** Counts up within one visit; what an outcome refers to. */
  id: factId,
  at: instantField,
  path: pathField,
  control: controlField,
  /** Distance from the previous press in CSS px, capped at 999; a place on the page is never sent. */
  travelPx: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(999)),
});

/**
 * What came of a press. `none`: no effect within `afterMs` (sent once at about 1 s and once more when the wait is
 * over); `effect`: the page answered; `slow`: it answered late, after a `none`; `error`: the page failed;
 * `cannot-judge`: nothing a sensor could see either way.
 */
const outcomeFields = v.strictObject({
  kind: v.literal('outcome'),
  press: factId,
  at: instantField,
  outcome: v.picklist(['none', 'effect', 'slow', 'error', 'cannot-judge']),
  /** Time between the press and this verdict. */
  afterMs: lengthMs,
});

/** The visitor is now on this page. */
const pageFields = v.strictObject({ kind: v.literal('page'), at: instantField, path: pathField });

/** The tab was shown or hidden. */
const visibilityFields = v.strictObject({
  kind: v.literal('visibility'),
  at: instantField,
  visible: v.boolean(),
});

/** One raw fact about the visit. Facts are immutable; a later fact may correct an earlier one. */
export const interactionField = v.variant('kind', [pressFields, outcomeFields, pageFields, visibilityFields]);

export type Interaction = v.InferOutput<typeof interactionField>;
export type Control = v.InferOutput<typeof controlField>;
export type PressInteraction = v.InferOutput<typeof pressFields>;
export type OutcomeInteraction = v.InferOutput<typeof outcomeFields>;
export type PageInteraction = v.InferOutput<typeof pageFields>;
export type VisibilityInteraction = v.InferOutput<typeof visibilityFields>;

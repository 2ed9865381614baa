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

/** The visitor is now on this page. `arrival`: how; `script` when the page changed its address without loading. */
const pageFields = v.strictObject({
  kind: v.literal('page'),
  at: instantField,
  path: pathField,
  arrival: v.optional(v.picklist(['load', 'reload', 'back', 'script'])),
});

/** The tab was shown or hidden. */
const visibilityFields = v.strictObject({
  kind: v.literal('visibility'),
  at: instantField,
  visible: v.boolean(),
});

/** A short hash made on the page; tells things apart and says nothing about them. */
const hashField = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,40}$/, 'must be 1 to 40 letters, digits, "-" and "_"'),
);

/** A request that a press started (within 1 s) was answered with an error. Never its address. */
const failedRequestFields = v.strictObject({
  kind: v.literal('failed-request'),
  at: instantField,
  press: v.nullable(factId),
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  /** It went to the page's own origin. */
  own: v.boolean(),
});

/** An uncaught error of the page. `hash` of type and top frame; never message or stack. */
const pageErrorFields = v.strictObject({
  kind: v.literal('page-error'),
  at: instantField,
  /** The press it came within 1 s of; null when there was none. */
  press: v.nullable(factId),
  hash: hashField,
});

/** A form field, without anything that was typed into it. */
const formFieldField = v.strictObject({
  key: hashField,
  type: v.pipe(v.string(), v.regex(/^[a-z-]{1,24}$/, 'must be a type in lower case')),
  /** Its label, filtered like a control's name. */
  name: v.pipe(v.string(), v.maxLength(MAX_CONTROL_NAME_LENGTH)),
});

/** The form was submitted and refused by the page or the browser. `field`: the first it complained of, when it said. */
const formRefusedFields = v.strictObject({
  kind: v.literal('form-refused'),
  at: instantField,
  form: hashField,
  field: v.nullable(formFieldField),
});

/** A field that was marked as wrong was changed. */
const fieldCorrectedFields = v.strictObject({
  kind: v.literal('field-corrected'),
  at: instantField,
  field: formFieldField,
});

/** The visitor left a form that they had begun to fill in, without submitting it. */
const formLeftFields = v.strictObject({
  kind: v.literal('form-left'),
  at: instantField,
  form: hashField,
  purpose: v.picklist(['other', 'login', 'search', 'newsletter']),
  fields: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
  lengthMs,
});

/** The page was scrolled the other way, after so many heights of the window in the one before. */
const scrollTurnFields = v.strictObject({
  kind: v.literal('scroll-turn'),
  at: instantField,
  viewports: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(99)),
});

/** The pointer turned round on one axis, after so many px. Only where a site asks for it. */
const cursorTurnFields = v.strictObject({
  kind: v.literal('cursor-turn'),
  at: instantField,
  axis: v.picklist(['x', 'y']),
  px: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(9_999)),
});

/** Things that happen at an instant and have nothing more to say. */
const happenedFields = v.strictObject({
  kind: v.picklist([
    /** The page was enlarged with two fingers. */
    'pinch-zoom',
    /** Something was copied out of an error message; never what. */
    'copied-error',
    /** A message of 20 characters or more was begun and deleted; never what, nor how long. */
    'draft-cleared',
    /** The widget's connection had dropped and stands again. */
    'reconnected',
    /** The recorder's own work exceeded its budget: it has switched itself off. */
    'recorder-off',
  ]),
  at: instantField,
});

/** The visitor said that an answer did not help. */
const answerRejectedFields = v.strictObject({
  kind: v.literal('answer-rejected'),
  at: instantField,
  /** The agent's message. */
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/** One raw fact about the visit. Facts are immutable; a later fact may correct an earlier one. */
export const interactionField = v.variant('kind', [
  pressFields,
  outcomeFields,
  pageFields,
  visibilityFields,
  failedRequestFields,
  pageErrorFields,
  formRefusedFields,
  fieldCorrectedFields,
  formLeftFields,
  scrollTurnFields,
  cursorTurnFields,
  happenedFields,
  answerRejectedFields,
]);

export type Interaction = v.InferOutput<typeof interactionField>;
export type Control = v.InferOutput<typeof controlField>;
export type PressInteraction = v.InferOutput<typeof pressFields>;
export type OutcomeInteraction = v.InferOutput<typeof outcomeFields>;
export type PageInteraction = v.InferOutput<typeof pageFields>;
export type VisibilityInteraction = v.InferOutput<typeof visibilityFields>;
/** A fact of one kind. */
export type InteractionOf<Kind extends Interaction['kind']> = Extract<Interaction, { kind: Kind }>;

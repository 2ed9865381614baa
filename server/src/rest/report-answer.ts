import { intervalMethods, reportNames, reportUnits } from '@attune/protocol';
import * as v from 'valibot';

/* What the API gives of reports, as schemas: the document is made from them, and the compiler holds handlers to them. */

const wholeNumber = v.pipe(v.number(), v.integer());
const perhaps = v.nullable(v.number());

/** `value` is null where there are too few to say; `low` and `high` are the 95 % interval. */
const estimate = { n: wholeNumber, value: perhaps, low: perhaps, high: perhaps };
const head = { key: v.string(), title: v.string(), of: v.string() };
const unit = v.picklist(reportUnits);

const chart = v.variant('kind', [
  v.object({
    kind: v.literal('series'),
    ...head,
    unit,
    points: v.array(v.object({ date: v.string(), ...estimate })),
  }),
  v.object({
    kind: v.literal('bars'),
    ...head,
    unit,
    rows: v.array(v.object({ label: v.string(), ...estimate })),
  }),
  v.object({ kind: v.literal('hours'), ...head, counts: v.array(v.array(wholeNumber)) }),
]);

export const reportAnswer = v.object({
  name: v.picklist(reportNames),
  definition: v.string(),
  from: wholeNumber,
  to: wholeNumber,
  timeZone: v.string(),
  step: v.picklist(['day', 'week']),
  isCut: v.boolean(),
  figures: v.array(
    v.object({
      key: v.string(),
      label: v.string(),
      unit,
      of: v.string(),
      fewest: wholeNumber,
      method: v.nullable(v.picklist(intervalMethods)),
      ...estimate,
      before: v.nullable(v.object({ n: wholeNumber, value: perhaps })),
    }),
  ),
  charts: v.array(chart),
});

export const reportTableAnswer = v.object({ fileName: v.string(), csv: v.string() });

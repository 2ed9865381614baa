import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const number = v.pipe(v.number(), v.finite());
const attributes = v.optional(v.record(v.string(), v.string()), {});

const elementField = v.object({
  key: v.optional(v.string()),
  tag: v.string(),
  attrs: attributes,
  text: v.optional(v.string()),
  ancestors: v.optional(v.array(v.object({ tag: v.string(), attrs: attributes })), []),
});

const eventField = v.looseObject({
  t: number,
  type: v.string(),
  x: v.optional(number),
  y: v.optional(number),
  target: v.optional(elementField),
  html: v.optional(v.string()),
  axis: v.optional(v.picklist(['x', 'y'])),
  button: v.optional(number),
  modifiers: v.optional(v.array(v.string()), []),
  caused: v.optional(v.array(v.string()), []),
});

const caseField = v.looseObject({
  id: v.string(),
  signal: v.string(),
  params: v.optional(v.record(v.string(), v.unknown()), {}),
  events: v.array(eventField),
  evaluate_at: v.optional(number),
});

const fileField = v.union([v.array(caseField), v.object({ cases: v.array(caseField) })]);

/** One public test case: what was done, under which settings. What was expected is not read. */
export type SignalCase = v.InferOutput<typeof caseField>;
export type CaseEvent = SignalCase['events'][number];
export type CaseElement = v.InferOutput<typeof elementField>;

/**
 * The cases of a file, in its order: a list, or an object that holds one as `cases`.
 * @throws Error in words, when it cannot be read or is something else
 */
export function readCases(path: string): readonly SignalCase[] {
  const parsed = v.safeParse(fileField, JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${path}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  }
  return Array.isArray(parsed.output) ? parsed.output : parsed.output.cases;
}

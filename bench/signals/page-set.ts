import * as v from 'valibot';
import { PlainError } from '../../scripts/toolchain/plain-error.mjs';

/**
 * The format of page sets: small web pages, what a visitor does on them with real input, and what a sensible person
 * watching would say happened. What a page says beyond these fields is left alone.
 */

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(120_000));
const point = v.object({ x: number, y: number });

/** Where a step happens: one of `at`, `shadow`, `selector` (in `frame`, if given). */
const targetFields = {
  selector: v.optional(text),
  /** Host first, then what to find in each open shadow root. */
  shadow: v.optional(v.pipe(v.array(text), v.minLength(1))),
  frame: v.optional(text),
  at: v.optional(point),
  dx: v.optional(number),
  dy: v.optional(number),
  center: v.optional(v.boolean()),
};
const target = v.pipe(
  v.object(targetFields),
  v.check(
    ({ selector, shadow, at }) => selector !== undefined || shadow !== undefined || at !== undefined,
    'needs "selector", "shadow" or "at"',
  ),
);
const placed = <Fields extends v.ObjectEntries>(fields: Fields) => v.intersect([target, v.object(fields)]);

const modifiers = v.optional(v.array(v.picklist(['Control', 'Shift', 'Alt', 'Meta'])));
const stroke = {
  from: target,
  to: v.optional(target),
  by: v.optional(v.object({ x: v.optional(number), y: v.optional(number) })),
  steps: v.optional(count),
  everyMs: v.optional(ms),
  holdMs: v.optional(ms),
};
const strokeStep = v.pipe(
  v.object(stroke),
  v.check(({ to, by }) => to !== undefined || by !== undefined, 'needs "to" or "by"'),
);

/** Every step by its one key. */
const stepFields = {
  click: placed({
    times: v.optional(count),
    everyMs: v.optional(ms),
    jitter: v.optional(number),
    button: v.optional(v.picklist(['left', 'middle', 'right'])),
    modifiers,
    clickCount: v.optional(count),
    counted: v.optional(v.boolean()),
    holdMs: v.optional(ms),
  }),
  tap: placed({ times: v.optional(count), everyMs: v.optional(ms), jitter: v.optional(number) }),
  type: v.union([text, v.object({ text, delayMs: v.optional(ms) })]),
  press: v.union([
    text,
    v.object({ key: text, times: v.optional(count), everyMs: v.optional(ms), modifiers }),
  ]),
  move: placed({ steps: v.optional(count) }),
  wheel: v.object({
    ...targetFields,
    x: v.optional(number),
    y: v.optional(number),
    times: v.optional(count),
    everyMs: v.optional(ms),
  }),
  drag: strokeStep,
  swipe: strokeStep,
  wait: ms,
  reload: v.union([v.literal(true), v.object({ times: v.optional(count), everyMs: v.optional(ms) })]),
  goto: text,
  back: v.literal(true),
  forward: v.literal(true),
};
const stepNames = Object.keys(stepFields);

const step = v.pipe(
  v.record(text, v.unknown()),
  v.check((value) => Object.keys(value).length === 1, 'must have exactly one key, its kind'),
  v.check(
    (value) => Object.keys(value).every((key) => stepNames.includes(key)),
    (issue) =>
      `is of no known kind (${Object.keys(issue.input).join(', ')}); known are ${stepNames.join(', ')}`,
  ),
  v.partial(v.object(stepFields)),
);

const pageSet = v.array(
  v.object({
    id: v.pipe(text, v.minLength(1)),
    truth: v.picklist(['none', 'dead', 'slow', 'rage', 'error', 'reqfail', 'form', 'reload', 'uturn']),
    accept: v.optional(v.array(text)),
    disputable: v.optional(v.boolean()),
    description: v.optional(text, ''),
    html: text,
    head: v.optional(text, ''),
    path: v.optional(v.pipe(text, v.startsWith('/')), '/'),
    more: v.optional(v.record(text, text), {}),
    viewport: v.optional(v.object({ width: count, height: count })),
    touch: v.optional(v.boolean(), false),
    mobile: v.optional(v.boolean(), false),
    dialog: v.optional(v.object({ action: v.picklist(['dismiss', 'accept']), afterMs: v.optional(ms) })),
    steps: v.array(step),
    settleMs: v.optional(ms, 0),
    /** Uncaught script errors are part of the page. */
    pageErrors: v.optional(v.boolean(), false),
    check: v.optional(text),
  }),
);

export type PageEntry = v.InferOutput<typeof pageSet>[number];
export type Step = PageEntry['steps'][number];
export type Target = v.InferOutput<typeof target>;
/** What each kind of step says. */
export type Steps = { [Name in keyof typeof stepFields]: v.InferOutput<(typeof stepFields)[Name]> };

/**
 * Reads a page set.
 * @param file named in what is said of a set that cannot be read
 * @throws PlainError with every fault that was found, and where
 */
export function parsePageSet(content: string, file: string): readonly PageEntry[] {
  const value = parseJson(content, file);
  const parsed = v.safeParse(pageSet, value);
  if (!parsed.success) throw new PlainError(`${file}:\n${faultsIn(parsed.issues, value)}`);
  const ids = parsed.output.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new PlainError(`${file}: the id "${twice}" is there twice.`);
  return parsed.output;
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (fault) {
    throw new PlainError(`${file} is no JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function faultsIn(issues: readonly v.BaseIssue<unknown>[], value: unknown): string {
  const lines = issues.map((issue) => `  ${placeOf(issue, value)}: ${issue.message}`);
  const shown = lines.slice(0, 20);
  if (lines.length > shown.length) shown.push(`  and ${lines.length - shown.length} more`);
  return shown.join('\n');
}

/** `page 3 (x03), steps.0.click.times` */
function placeOf({ path }: v.BaseIssue<unknown>, value: unknown): string {
  const [page, ...rest] = path?.map(({ key }) => String(key)) ?? [];
  if (page === undefined) return 'the file';
  const entry: unknown = Array.isArray(value) ? value[Number(page)] : undefined;
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? ` (${String(entry.id)})` : '';
  return [`page ${Number(page) + 1}${id}`, rest.join('.')].filter(Boolean).join(', ');
}

import {
  MAX_BATCH_NO,
  MAX_CONTROL_NAME_LENGTH,
  MAX_INTERACTIONS_PER_BATCH,
  MAX_PATH_LENGTH,
} from './limits.ts';
import { isStorableText } from './shape.ts';
import type { VisitorInput } from './visitor-requests.ts';

/*
 * Reports of interactions are most of what a server hears. These checks know the facts an honest page mostly reports and
 * cost a tenth of the schema; they take nothing that the schema does not take, and leave everything else to it. The test
 * beside this file holds them against the schema.
 */

type Fields = Readonly<Record<string, unknown>>;

const MAX_INSTANT = 8.64e15;
const DAY_MS = 86_400_000;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/u;
const ID = /^[\w-]{1,64}$/;
const KEY = /^[\w-]{1,40}$/;
const ROLE = /^[a-z-]{1,24}$/;
const OUTCOMES: ReadonlySet<unknown> = new Set(['none', 'effect', 'slow', 'error', 'cannot-judge']);
const ARRIVALS: ReadonlySet<unknown> = new Set(['load', 'reload', 'back', 'script']);

/** Whether an input of `interaction:report` is, at a glance, what its schema takes as it is. */
export function isPlainReport(input: unknown): input is VisitorInput<'interaction:report'> {
  if (!isFields(input) || keysOf(input) !== 5) return false;
  const { conversationId, visitId, batchNo, sentAt, interactions } = input;
  return (
    typeof conversationId === 'string' &&
    ID.test(conversationId) &&
    typeof visitId === 'string' &&
    UUID.test(visitId) &&
    isCount(batchNo) &&
    (batchNo as number) <= MAX_BATCH_NO &&
    isInstant(sentAt) &&
    Array.isArray(interactions) &&
    interactions.length > 0 &&
    interactions.length <= MAX_INTERACTIONS_PER_BATCH &&
    interactions.every(isPlainFact)
  );
}

function isPlainFact(fact: unknown): boolean {
  if (!isFields(fact) || !isInstant(fact['at'])) return false;
  const { kind } = fact;
  return typeof kind === 'string' && (PLAIN.get(kind)?.(fact) ?? false);
}

/** By kind: what a fact has beside its kind and its instant, and how many keys that makes. */
const PLAIN: ReadonlyMap<string, (fact: Fields) => boolean> = new Map([
  ['press', (fact: Fields) => isPress(fact) && keysOf(fact) === 6],
  ['outcome', (fact: Fields) => isOutcome(fact) && keysOf(fact) === 5],
  [
    'page',
    (fact: Fields) => isPath(fact['path']) && keysOf(fact) === (ARRIVALS.has(fact['arrival']) ? 4 : 3),
  ],
  ['scroll-turn', (fact: Fields) => isWithin(fact['viewports'], 99) && keysOf(fact) === 3],
  ['visibility', (fact: Fields) => typeof fact['visible'] === 'boolean' && keysOf(fact) === 3],
]);

const isPress = ({ id, travelPx, path, control }: Fields): boolean =>
  isCount(id) && isWithin(travelPx, 999) && isPath(path) && isControl(control);

const isOutcome = ({ press, afterMs, outcome }: Fields): boolean =>
  isCount(press) && isWithin(afterMs, DAY_MS) && OUTCOMES.has(outcome);

function isControl(control: unknown): boolean {
  if (!isFields(control)) return false;
  const { key, role, name } = control;
  return (
    typeof key === 'string' &&
    KEY.test(key) &&
    typeof role === 'string' &&
    ROLE.test(role) &&
    typeof name === 'string' &&
    name.length <= MAX_CONTROL_NAME_LENGTH &&
    isStorableText(name) &&
    keysOf(control) === 3
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** How many keys there are: as many as are asked for means that there is none beside them. */
function keysOf(fields: Fields): number {
  let count = 0;
  // Unlike a list of the keys, this leaves nothing behind.
  for (const key in fields) if (Object.hasOwn(fields, key)) count++;
  return count;
}

const isInstant = (value: unknown): boolean => isWithin(value, MAX_INSTANT);
const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
/** From 0, both ends among it; neither infinite nor NaN is. */
const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && value >= 0 && value <= most;

const isPath = (path: unknown): boolean =>
  typeof path === 'string' &&
  path.length <= MAX_PATH_LENGTH &&
  path.startsWith('/') &&
  !path.includes('?') &&
  !path.includes('#') &&
  isStorableText(path);

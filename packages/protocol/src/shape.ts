import { MAX_DEPTH, MAX_FRAME_BYTES, MAX_NODES } from './limits.ts';
import { RequestError } from './refusal.ts';

/** Keys that reach an object's prototype when somebody copies them carelessly. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Characters of texts whose parts are looked at one by one: for short ones that is quicker than two searches. */
const SHORT_TEXT = 48;

/**
 * Refuses values that no schema should have to look at: nested too deep, too many parts, too long, binary, or with text
 * that storage cannot keep as it is (NUL stops PostgreSQL, a lone surrogate is changed in silence).
 *
 * Every packet passes here, so nothing is noted on the way; what is wrong is looked for again, to name its place.
 * @throws RequestError `invalid` or `too-large`, naming the place
 */
export function assertPlainShape(input: unknown): void {
  if (!isPlainShape(input, 0, { nodes: 0, characters: 0 })) findFault(input);
}

interface Seen {
  nodes: number;
  characters: number;
}

/** Recursion ends at {@link MAX_DEPTH}, so no value can overflow it. */
function isPlainShape(value: unknown, depth: number, seen: Seen): boolean {
  if (++seen.nodes > MAX_NODES) return false;
  if (typeof value === 'string') {
    seen.characters += value.length;
    return seen.characters <= MAX_FRAME_BYTES && isStorableText(value);
  }
  if (typeof value !== 'object') return value === undefined || (typeof value) in PLAIN_TYPES;
  if (value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainShape(item, depth + 1, seen));
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    if (PROTOTYPE_KEYS.has(key) || !isStorableText(key)) return false;
    if (!isPlainShape((value as Record<string, unknown>)[key], depth + 1, seen)) return false;
  }
  return true;
}

const PLAIN_TYPES = { number: true, boolean: true };

/** Whether storage keeps the text as it is: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  if (text.length > SHORT_TEXT) return !text.includes('\0') && text.isWellFormed();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0) return false;
    if (unit >= 0xd800 && unit <= 0xdfff) return !text.includes('\0') && text.isWellFormed();
  }
  return true;
}

/** Walks with its own stack: recursion would overflow on the very values it is here to refuse. */
function findFault(input: unknown): void {
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: input, path: '', depth: 0 }];
  let nodes = 0;
  let characters = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path, depth } = next;
    if (++nodes > MAX_NODES) throw tooLarge(path, `more than ${MAX_NODES} values`);
    if (typeof value === 'string') {
      characters += value.length;
      if (characters > MAX_FRAME_BYTES) throw tooLarge(path, `more than ${MAX_FRAME_BYTES / 1024} KB`);
      assertStorableText(value, path);
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= MAX_DEPTH) throw tooLarge(path, `more than ${MAX_DEPTH} levels`);
      pushChildren(pending, value, path, depth);
    } else if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
      throw invalid(path, `is a ${typeof value}, which is not a JSON value`);
    }
  }
}

function pushChildren(
  pending: { value: unknown; path: string; depth: number }[],
  value: object,
  path: string,
  depth: number,
): void {
  if (!Array.isArray(value) && !isPlainObject(value)) throw invalid(path, 'is binary or not a plain object');
  for (const [key, child] of Object.entries(value)) {
    if (PROTOTYPE_KEYS.has(key)) throw invalid(path, `has a key "${key}", which is reserved`);
    assertStorableText(key, path);
    // A path longer than this helps nobody; it also bounds the cost of deep values.
    const childPath = path === '' ? key : `${path}.${key}`;
    pending.push({ value: child, path: childPath.slice(0, 80), depth: depth + 1 });
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function assertStorableText(text: string, path: string): void {
  if (text.includes('\0')) throw invalid(path, 'holds a NUL character, which cannot be stored');
  if (!text.isWellFormed()) throw invalid(path, 'holds half of a surrogate pair, which is not valid text');
}

function invalid(path: string, what: string): RequestError {
  return new RequestError(
    'invalid',
    `${path === '' ? 'The input' : `"${path}"`} ${what}.`,
    path === '' ? {} : { field: path },
  );
}

function tooLarge(path: string, what: string): RequestError {
  return new RequestError('too-large', `The input holds ${what}${path === '' ? '' : ` (at "${path}")`}.`);
}

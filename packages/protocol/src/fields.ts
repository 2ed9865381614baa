import * as v from 'valibot';
import { MAX_BODY_LENGTH, MAX_PATH_LENGTH } from './limits.ts';

/** Ids that clients make: a UUID, so that two devices never choose the same. */
export const clientIdField = v.pipe(v.string(), v.uuid('must be a UUID'));

/** Ids that the server makes. Opaque; bounded so that no query ever sees a novel. */
export const idField = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(64, 'must have at most 64 characters'),
  v.regex(/^[\w-]+$/, 'must be letters, digits, "-" and "_"'),
);

/** The largest number that storage counts positions and versions with. */
const MAX_COUNTED = 2 ** 31 - 1;

/** A position in a conversation's list; 0 stands before the first event. Also the version of something saved. */
export const seqField = v.pipe(
  v.number(),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'must be 0 or more'),
  v.maxValue(MAX_COUNTED, `must be at most ${MAX_COUNTED}`),
);

/** Epoch milliseconds. Client clocks may be wrong: advisory only, the server clamps. */
export const instantField = v.pipe(
  v.number(),
  v.finite('must be a number'),
  v.minValue(0, 'must be 0 or more'),
  v.maxValue(8.64e15, 'is past the last date there is'),
);

/** An instant that queries count with, where nothing comes between two milliseconds. */
export const wholeInstantField = v.pipe(instantField, v.safeInteger('must be a whole number'));

export const bodyField = v.pipe(
  v.string(),
  v.maxLength(MAX_BODY_LENGTH, `must have at most ${MAX_BODY_LENGTH.toLocaleString('en')} characters`),
  v.check((text) => text.trim().length > 0, 'must not be empty'),
);

/** A templated path without query or fragment. */
export const pathField = v.pipe(
  v.string(),
  v.startsWith('/', 'must start with "/"'),
  v.maxLength(MAX_PATH_LENGTH, `must have at most ${MAX_PATH_LENGTH} characters`),
  v.regex(/^[^?#]*$/, 'must carry no query and no fragment'),
);

/** Where a list goes on: from the previous page's `next`. Opaque to whoever asks. */
export const cursorField = v.pipe(v.string(), v.maxLength(200));

/** A short label in words: a name, a title. */
export const labelField = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(longest, `must have at most ${longest} characters`),
  );

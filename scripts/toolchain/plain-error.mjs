/** A failure a person can mend: its text says what happened and what to do, so it is printed without a stack. */
export class PlainError extends Error {
  /** @override */
  name = 'PlainError';
}

/**
 * How an entry script ends when something went wrong.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

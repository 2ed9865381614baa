/** Why a request was declined. Stable names: clients and tests match on them. */
export type RefusalCode =
  | 'invalid' // the input is not what the schema asks for
  | 'too-large' // the input exceeds a hard bound
  | 'unknown-event' // there is no such request
  | 'unauthenticated' // no valid session, token or site key
  | 'second-factor' // signed in, but has to set up two-factor first, as everybody has to
  | 'forbidden' // known, but this role may not do it
  | 'not-found' // does not exist, or is not yours: the two look alike on purpose
  | 'conflict' // the same client id with another body, or a stale version
  | 'rate-limited' // too many; see retryAfterMs
  | 'unavailable' // the database cannot be reached right now; see retryAfterMs
  | 'internal'; // a fault of ours; it is in the server's log

export interface Refusal {
  readonly code: RefusalCode;
  /** A sentence for a person: what was wrong, where, and what to do. */
  readonly message: string;
  /** Path of the offending field in the input, `interactions.3.at`. */
  readonly field?: string;
  readonly retryAfterMs?: number;
}

/** What every acknowledgement carries. */
export type Reply<Answer> =
  { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly refusal: Refusal };

/** A request declined for a reason the caller may know. Anything else that is thrown is a fault. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: {
      readonly field?: string;
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
  }

  toRefusal(): Refusal {
    const { field, retryAfterMs } = this.details;
    return {
      code: this.code,
      message: this.message,
      ...(field === undefined ? {} : { field }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
}

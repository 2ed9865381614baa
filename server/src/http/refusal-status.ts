import { RequestError, type RefusalCode } from '@attune/protocol';

const statuses: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  'too-large': 413,
  'unknown-event': 404,
  unauthenticated: 401,
  'second-factor': 403,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'rate-limited': 429,
  unavailable: 503,
  internal: 500,
};

/** A refusal for which HTTP has a status of its own. */
export class HttpRefusal extends RequestError {
  constructor(
    code: RefusalCode,
    message: string,
    readonly status: number,
  ) {
    super(code, message);
  }
}

export function statusOf(error: unknown, code: RefusalCode): number {
  return error instanceof HttpRefusal ? error.status : statuses[code];
}

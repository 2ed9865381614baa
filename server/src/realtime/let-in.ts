import type { Refusal } from '@attune/protocol';
import { refusalOf, type Refusing } from './refusal-of.ts';

/** How Socket.IO hands a refused connection to the client: `error.data` arrives there as it is. */
class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
  readonly data: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.data = refusal;
  }
}

/** A namespace's middleware from a check that returns to let a socket in and throws to refuse it. */
export function letIn<S>(refusing: Refusing, check: (socket: S) => Promise<void>) {
  return (socket: S, next: (error?: Error) => void): void => {
    check(socket).then(
      () => next(),
      (error: unknown) => next(new ConnectionRefused(refusalOf(error, 'connect', refusing))),
    );
  };
}

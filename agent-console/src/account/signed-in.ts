import type { SignedInAnswer } from '@attune/protocol';

/** Somebody is signed in now. */
export class SignedIn extends Event {
  static readonly type = 'signed-in';
  /**
   * @param next path within the console to go on to
   * @param wants what has to be done before
   */
  constructor(
    readonly next: string,
    readonly wants: SignedInAnswer['next'] = 'console',
  ) {
    super(SignedIn.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'signed-in': SignedIn;
  }
}

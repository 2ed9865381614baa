/** Somebody wants to sign out. */
export class SignOutWanted extends Event {
  static readonly type = 'sign-out-wanted';
  constructor() {
    super(SignOutWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sign-out-wanted': SignOutWanted;
  }
}

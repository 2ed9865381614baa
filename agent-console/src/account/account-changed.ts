/** Something of somebody's own account is another than before. */
export class AccountChanged extends Event {
  static readonly type = 'account-changed';
  constructor() {
    super(AccountChanged.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'account-changed': AccountChanged;
  }
}

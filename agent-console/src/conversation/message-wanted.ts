/** A message of the conversation is to be shown. */
export class MessageWanted extends Event {
  static readonly type = 'message-wanted';
  constructor(readonly seq: number) {
    super(MessageWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'message-wanted': MessageWanted;
  }
}

/** Rows are to be picked by a press, or to open again. */
export class PickingWanted extends Event {
  static readonly type = 'picking-wanted';
  constructor(readonly isOn: boolean) {
    super(PickingWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'picking-wanted': PickingWanted;
  }
}

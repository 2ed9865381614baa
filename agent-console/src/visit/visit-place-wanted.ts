/** A message is to be shown at its place in the visit. */
export class VisitPlaceWanted extends Event {
  static readonly type = 'visit-place-wanted';
  constructor(readonly seq: number) {
    super(VisitPlaceWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'visit-place-wanted': VisitPlaceWanted;
  }
}

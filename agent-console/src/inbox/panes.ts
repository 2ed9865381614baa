/** The panes of the inbox; on a phone one stands on screen at a time. */
export type Pane = 'inbox' | 'conversation' | 'beside';

/** Another pane is to be shown, where only one fits. */
export class PaneWanted extends Event {
  static readonly type = 'pane-wanted';
  constructor(readonly pane: Pane) {
    super(PaneWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pane-wanted': PaneWanted;
  }
}

import type { InboxTab } from './inbox-state.ts';

/** Another part of the inbox was asked for. */
export class InboxTabChosen extends Event {
  static readonly type = 'inbox-tab-chosen';
  constructor(readonly tab: InboxTab) {
    super(InboxTabChosen.type, { bubbles: true, composed: true });
  }
}

/** The next page of the shown part was asked for, or the first one again. */
export class InboxMoreWanted extends Event {
  static readonly type = 'inbox-more-wanted';
  constructor(readonly tab: InboxTab) {
    super(InboxMoreWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'inbox-tab-chosen': InboxTabChosen;
    'inbox-more-wanted': InboxMoreWanted;
  }
}

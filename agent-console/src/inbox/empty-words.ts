import { html, type TemplateResult } from 'lit';
import type { InboxTab } from './inbox-state.ts';

const wordsOf: Readonly<Record<InboxTab, TemplateResult>> = {
  open: html`<strong>No conversation yet.</strong>
    <p>
      Open the <a href="/">demo shop</a> in another window and write something in the chat: it appears here
      within a second.
    </p>`,
  later: html`<strong>Nothing set aside.</strong>
    <p>What was put off or waits for something stands here until it comes back.</p>`,
  resolved: html`<strong>Nothing resolved yet.</strong>
    <p>
      Press <kbd>e</kbd> in a conversation when it is done; it moves here and comes back when the visitor
      writes again.
    </p>`,
};

/** For whoever has had conversations: they need no demonstration. */
const nothingOpen = html`<strong>Nothing is open.</strong>
  <p>Whoever writes next stands here within a second.</p>`;

/** What stands where no conversation does, and what to do about it. @param hasSome whether there is one elsewhere */
export const emptyWords = (tab: InboxTab, hasSome: boolean): TemplateResult =>
  tab === 'open' && hasSome ? nothingOpen : wordsOf[tab];

import type { ConversationView } from '../conversation/conversation-view.ts';
import type { OpenConversation } from '../conversation/open-conversation.ts';
import { hasEarlier } from '../conversation/thread.ts';

/** Brings a message into view; while it is not held, earlier ones are loaded, as far as there are any. */
export async function showMessage(
  open: OpenConversation,
  view: ConversationView,
  seq: number,
): Promise<void> {
  await view.shown;
  while (!view.showMessage(seq)) {
    const before = open.state.value.thread;
    if (!hasEarlier(before)) return;
    await open.loadEarlier();
    // Refused, or another reading is under way.
    if (open.state.value.thread === before) return;
    await view.shown;
  }
}

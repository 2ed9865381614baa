import type { ReactiveControllerHost } from 'lit';
import type { Desk } from '../app/desk.ts';
import { statusOf } from '../conversation/thread.ts';
import { changeStatus } from './change-status.ts';

type Status = 'open' | 'resolved';

/** Resolves conversations and opens them again, one at a time, and says so with a way back. */
export class StatusActs {
  /** A change is under way. */
  busy = false;

  constructor(private readonly host: ReactiveControllerHost & { readonly desk: Desk | null }) {}

  /** The conversation on screen. @returns whether there is one */
  toggle(): boolean {
    const conversation = this.host.desk?.open.value?.state.value;
    if (conversation?.phase !== 'open') return false;
    const status = statusOf(conversation.thread) ?? conversation.item?.status;
    void this.set(conversation.conversationId, status === 'resolved' ? 'open' : 'resolved');
    return true;
  }

  async set(conversationId: string, status: Status, isUndo = false): Promise<void> {
    const { desk } = this.host;
    if (!desk || this.busy) return;
    this.turn(true);
    const isChanged = await changeStatus(desk, conversationId, status);
    this.turn(false);
    if (!isChanged || isUndo) return;
    const back = status === 'resolved' ? 'open' : 'resolved';
    desk.toasts.say(status === 'resolved' ? 'Resolved.' : 'Reopened.', () => {
      void this.set(conversationId, back, true);
    });
  }

  private turn(busy: boolean): void {
    this.busy = busy;
    this.host.requestUpdate();
  }
}

import type { Desk } from '../app/desk.ts';

/**
 * Resolves a conversation or opens it again; a refusal is said in a toast.
 * @returns whether it was done
 */
export async function changeStatus(
  desk: Desk,
  conversationId: string,
  status: 'open' | 'resolved',
): Promise<boolean> {
  const clientId = crypto.randomUUID();
  const reply = await desk.connection.request('conversation:set-status', {
    conversationId,
    clientId,
    status,
  });
  if (!reply.ok) {
    desk.toasts.problem(reply.refusal.message);
    return false;
  }
  const open = desk.open.value;
  if (open?.state.value.conversationId === conversationId) open.receive(reply.value.event);
  return true;
}

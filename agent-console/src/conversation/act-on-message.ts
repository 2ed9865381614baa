import type { Desk } from '../app/desk.ts';
import type { MessageActed } from './message-line.ts';

/** So long a message that is to be deleted can be kept after all: what is gone for both sides is gone for good. */
const DELETE_AFTER_MS = 6_000;

/** Answers a message, puts it in other words, or takes it back. */
export function actOnMessage(desk: Desk, conversationId: string, { act, seq, words }: MessageActed): void {
  if (act === 'reply') return desk.answering.parts.change({ replyTo: seq });
  const clientId = crypto.randomUUID();
  if (act === 'edit') {
    void tellProblem(
      desk,
      desk.connection.request('message:edit', { conversationId, clientId, seq, body: words }),
    );
    return;
  }
  const deletion = setTimeout(() => {
    void tellProblem(desk, desk.connection.request('message:delete', { conversationId, clientId, seq }));
  }, DELETE_AFTER_MS);
  desk.toasts.say('The message will be deleted for both sides.', () => clearTimeout(deletion));
}

async function tellProblem(
  desk: Desk,
  asked: Promise<
    { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly message: string } }
  >,
): Promise<void> {
  const reply = await asked;
  if (!reply.ok) desk.toasts.problem(reply.refusal.message);
}

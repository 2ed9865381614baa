import type { Desk } from '../app/desk.ts';
import type { MessageActed } from './message-line.ts';

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
  void desk.deeds.leave('message:delete', {
    input: { conversationId, clientId, seq },
    words: {
      said: 'The message is deleted for both sides in 10 seconds, also when you go elsewhere.',
      kept: 'The message was not deleted.',
    },
  });
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

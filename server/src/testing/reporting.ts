import type { Interaction } from '@attune/protocol';
import { aControl, pressesAt, TUESDAY_AFTERNOON } from '@attune/testing';
import { valueOf, type VisitorClient } from './clients.ts';

/** Presses on one control that got no answer, 350 ms apart; the first so long ago that all outcomes are known. */
export function pressedInVain(
  times: number,
  { key = 'pay', name = 'Pay', agoMs = 8_000, id = 1 } = {},
): readonly Interaction[] {
  const startAt = Date.now() - agoMs - TUESDAY_AFTERNOON;
  const instants = Array.from({ length: times }, (_, index) => startAt + index * 350);
  return pressesAt(instants, { control: aControl({ key, name }), id });
}

/** Reports facts of the visitor's visit. @returns what was stored and shed */
export async function report(
  client: VisitorClient,
  batchNo: number,
  interactions: readonly Interaction[],
): Promise<{ readonly stored: number; readonly shed: number }> {
  return valueOf(
    await client.reply('interaction:report', {
      conversationId: client.visit.conversation.id,
      visitId: client.visitId,
      batchNo,
      sentAt: Date.now(),
      interactions: [...interactions],
    }),
  );
}

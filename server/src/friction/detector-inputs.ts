import type { ConversationEvent } from '@attune/protocol';
import type { ChatFact, DetectorContext, DetectorInput } from '@attune/signals';
import type { VisitFacts } from '../interactions/interaction-access.ts';

/** What detectors are given of a conversation: the latest visit is the one the chat happens in. */
export function detectorInputs(
  visits: readonly VisitFacts[],
  events: readonly ConversationEvent[],
  context: DetectorContext,
  now: number,
): readonly DetectorInput[] {
  const chat = events.flatMap(toChatFact);
  const earlier = visits.slice(0, -1).map((visit) => ({ ...visit, chat: [], now, context }));
  const latest = visits.at(-1) ?? { visitId: '', interactions: [] };
  return [...earlier, { ...latest, chat, now, context }];
}

/** What detectors know of an entry of the conversation; read marks tell them nothing. */
export function toChatFact(event: ConversationEvent): readonly ChatFact[] {
  const { seq, at } = event;
  if (event.kind === 'message') {
    return [{ kind: 'message', seq, at, author: event.author.kind, text: event.body }];
  }
  return event.kind === 'status' ? [{ kind: 'status', seq, at, status: event.status }] : [];
}

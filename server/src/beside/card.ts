import type {
  AgentPromise,
  ConversationEvent,
  ConversationMood,
  Note,
  Reflection,
  ReflectionField,
  ReflectionItem,
  Signal,
} from '@attune/protocol';
import { reflect, type HandCorrection, type SaidMessage } from '@attune/empathy/reflection';
import { plainText } from '@attune/signals';
import { promiseInWords } from '../promises/in-words.ts';
import { messagesOf } from './said.ts';

/** Everything a card is worked out from. */
export interface CardFacts {
  readonly events: readonly ConversationEvent[];
  readonly signals: readonly Signal[];
  readonly mood: ConversationMood;
  readonly notes: readonly Note[];
  readonly promises: readonly AgentPromise[];
  readonly corrections: readonly HandCorrection[];
  /** What the optional model added, verified. */
  readonly opinion: readonly { readonly field: ReflectionField; readonly item: ReflectionItem }[];
  readonly path: string | null;
  readonly handedOverSeq: number | null;
  readonly timeZone: string;
  readonly now: number;
}

/** A feeling is put on the card where the words say it more likely than not. */
const SURE = 0.5;

export const saidMessages = (events: readonly ConversationEvent[]): readonly SaidMessage[] =>
  messagesOf(events).map(({ seq, author, body }) => ({ seq, author: author.kind, text: body }));

/** The reflection card of a conversation as the facts stand. */
export function cardFrom(facts: CardFacts): Reflection {
  const { events, signals, mood, notes, promises, corrections, opinion, now, timeZone } = facts;
  const card = reflect({
    messages: saidMessages(events),
    // Signals of waiting and words say nothing of what happened on the page.
    signals: signals
      .filter(({ family, points }) => (family === 'page' || family === 'lost') && points > 0)
      .map(({ key, sentence }) => ({ signalKey: key, text: plainText(sentence) })),
    moods: mood.timeline.flatMap(({ seq, label, probability, because }) =>
      label === 'unknown' || label === 'neutral' || probability < SURE || because.includes('carried-over')
        ? []
        : [{ seq, label }],
    ),
    notes: notes.map(({ id, body }) => ({ noteId: id, body })),
    path: facts.path,
    promises: promises.map((promise) => ({
      seq: promise.seq,
      text: promiseInWords(promise, now, timeZone),
    })),
    corrections,
    handedOverAt: facts.handedOverSeq,
  });
  return withOpinion(card, opinion, corrections);
}

/** The model's items beside those that were found; what an agent struck stays struck. */
export function withOpinion(
  card: Reflection,
  opinion: CardFacts['opinion'],
  corrections: readonly HandCorrection[],
): Reflection {
  const added = { ...card };
  for (const { field, item } of opinion) {
    const isThere = added[field].some(
      ({ key, text }) => key === item.key || text.toLowerCase() === item.text.toLowerCase(),
    );
    const struck = corrections.some(({ itemKey }) => itemKey === item.key);
    if (!isThere) added[field] = [...added[field], { ...item, struck }];
  }
  return added;
}

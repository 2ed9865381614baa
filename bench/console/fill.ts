import { randomUUID } from 'node:crypto';
import { visitorOn, type Side, type Visitor } from '../server/side.ts';

/** How many visitors write at a time. */
const AT_A_TIME = 8;

/** Seen on the row of the long conversation. */
export const LONG_ONE = 'This one went on for long.';

/** Seen on the row and in the conversation of the visitor with this number. */
const questionOf = (visitor: number): string => `Question ${visitor}: where is my order?`;

/** Lengths as people write: a word, a sentence, now and then a paragraph. */
const SENTENCES = [
  'Yes.',
  'The parcel was to come on Tuesday, and the page has shown the same line since.',
  'I have written to you twice about it. The first time I was told to wait three days, the second time nobody answered, and now the page says that the parcel was handed over to a neighbour, who knows nothing of it.',
  'Thank you, I will look.',
];

/**
 * An inbox of many, the last of them with many messages.
 * @returns id of the long one
 */
export async function fill(side: Side, conversations: number, messages: number): Promise<string> {
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < conversations - 1) {
      const number = next++;
      const visitor = await visitorOn(side);
      await say(visitor, questionOf(number));
      visitor.cut();
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, write));
  const talker = await visitorOn(side);
  for (let said = 0; said < messages - 1; said += AT_A_TIME) {
    const some = Math.min(AT_A_TIME, messages - 1 - said);
    await Promise.all(
      Array.from({ length: some }, (_, index) =>
        say(talker, SENTENCES[(said + index) % SENTENCES.length] ?? ''),
      ),
    );
  }
  await say(talker, LONG_ONE);
  talker.cut();
  return talker.conversationId;
}

const say = (visitor: Visitor, body: string): Promise<unknown> =>
  visitor.ask('message:send', { conversationId: visitor.conversationId, clientId: randomUUID(), body });

import { askedForHuman } from './asked-for-human.ts';
import { capitals } from './capitals.ts';
import { goneQuiet } from './gone-quiet.ts';
import { hesitation } from './hesitation.ts';
import { messageBurst } from './message-burst.ts';
import { noAnswer } from './no-answer.ts';
import { nudge } from './nudge.ts';
import { rejectedAnswer } from './rejected-answer.ts';
import { repeatContact } from './repeat-contact.ts';
import { repeatedMessage } from './repeated-message.ts';
import { unstableConnection } from './unstable-connection.ts';
import { waiting } from './waiting.ts';

/** Everything that is found in the chat, in the order an admin meets it. */
export const chatDetectors = [
  waiting,
  noAnswer,
  askedForHuman,
  rejectedAnswer,
  repeatedMessage,
  nudge,
  repeatContact,
  messageBurst,
  capitals,
  hesitation,
  goneQuiet,
  unstableConnection,
] as const;

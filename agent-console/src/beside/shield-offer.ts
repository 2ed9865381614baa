import { hostileWordsIn, shieldStep, type ShieldStep } from '@attune/empathy/tone';
import type { Thread } from '../conversation/thread.ts';

/** An agent's message that sets a limit, in the words people use for it. */
const SETS_LIMIT =
  /\b(?:(?:please|ask you to) (?:stop|keep|speak|write|stay)|respectful|respect\b|insult|abus\w+|such (?:language|words)|end (?:this|the) (?:chat|conversation))\b/iu;

/** What is offered to an agent who is being abused; nothing is ever sent or ended by itself. */
export function shieldOffer({ events }: Thread): ShieldStep {
  const messages = events.filter((event) => event.kind === 'message');
  const theirs = messages.filter(({ author }) => author.kind === 'visitor');
  // What an answer has followed is dealt with, except that a limit once set is remembered.
  const limit = messages.findLast(({ author, body }) => author.kind === 'agent' && SETS_LIMIT.test(body));
  const before = limit ? theirs.filter(({ seq }) => seq < limit.seq) : [];
  const limitMeant = before.some(({ body }) => isHostile(body));
  return shieldStep({
    hostilities: theirs.map(({ body }) => hostileWordsIn(body).hostility),
    warnedAfter: limit && limitMeant ? before.length : null,
  });
}

function isHostile(body: string): boolean {
  const { hostility } = hostileWordsIn(body);
  return hostility === 'abusive' || hostility === 'threat';
}

import type { GivenFor, InboxItem } from '@attune/protocol';

const words: Readonly<Record<GivenFor, string>> = {
  'in-turn': 'next in turn',
  'least-load': 'least load',
  'spread-urgent': 'urgent ones spread',
};

/** Why the server gave a conversation to whoever has it, in few words; null when a person or a rule did. */
export function givenForText({ assignee, givenFor }: InboxItem): string | null {
  return assignee === null || givenFor === null ? null : words[givenFor];
}

import type { ConsentTier, SignalPolicy } from '@attune/protocol';

export interface Choice<Value extends string> {
  readonly is: Value;
  readonly name: string;
  readonly words: string;
}

/** When pages may be watched, in sentences an admin can hold against their own privacy text. */
export const tierChoices: readonly Choice<ConsentTier>[] = [
  { is: 'off', name: 'Off', words: 'Nothing is recorded, and no signals are worked out at all.' },
  {
    is: 'in-chat',
    name: 'In the chat only',
    words: 'Waiting and sent messages count; the page is never watched.',
  },
  {
    is: 'after-open',
    name: 'After the chat is opened',
    words: 'The page is watched from the moment the visitor opens the chat. What most sites choose.',
  },
  {
    is: 'after-consent',
    name: 'After consent',
    words: 'The page is watched once your page says that the visitor has agreed, from your consent banner.',
  },
  {
    is: 'always',
    name: 'Always',
    words: 'The page is watched from its first moment; nothing leaves it before a chat is opened.',
  },
];

/** How the controls of a page are named to agents. */
export const nameChoices: readonly Choice<SignalPolicy['names']>[] = [
  {
    is: 'name',
    name: 'By their name',
    words: 'Agents read: clicked “Pay now”. Numbers and addresses are left out.',
  },
  {
    is: 'selector',
    name: 'By their place',
    words: 'Agents read where it is on the page, without any of its words.',
  },
  { is: 'role', name: 'By their kind', words: 'Agents read: clicked a button. For health, law, money.' },
];

import { page } from '../../phrase.ts';

/** A nod while somebody tells: shorter than what they write, and not after each line. */
export const listening = [
  ...page({ intent: 'acknowledge', cue: 'listen', situations: ['telling'], formality: 1 }, [
    {
      id: 'nod-i-see',
      intent: 'acknowledge',
      text: 'I see.',
      do: 'While they tell.',
      dont: 'Not as the answer to a question.',
    },
    {
      id: 'nod-go-on',
      intent: 'acknowledge',
      warmth: 3,
      text: 'Go on, I am listening.',
      do: 'When they stop in the middle.',
      dont: 'Not when they wait for you.',
    },
    {
      id: 'nod-reading',
      intent: 'acknowledge',
      formality: 2,
      text: 'I am reading with you.',
      do: 'When much comes at once.',
      dont: 'Not when you are not.',
    },
    {
      id: 'nod-understood',
      intent: 'acknowledge',
      formality: 2,
      text: 'Understood so far.',
      do: 'After a step of their story.',
      dont: 'Not when something is unclear.',
    },
    {
      id: 'nod-noted',
      intent: 'acknowledge',
      formality: 3,
      text: 'Noted, please go on.',
      do: 'When they list facts.',
      dont: 'Not after something sad.',
    },
    {
      id: 'nod-yes',
      intent: 'acknowledge',
      text: 'Yes, I follow.',
      do: 'While they tell.',
      dont: 'Not as a yes to a request.',
    },
    {
      id: 'nod-right',
      intent: 'acknowledge',
      text: 'Okay, please go on.',
      do: 'While they tell.',
      dont: 'Not after something sad.',
    },
    {
      id: 'nod-with-you',
      intent: 'acknowledge',
      warmth: 3,
      text: 'I am with you.',
      do: 'When it is hard to tell.',
      dont: 'Not when you are in three chats.',
    },
  ]),
];

import { page } from '../../phrase.ts';

/** The end of a conversation: what is done, what still comes, and an open door. */
export const closing = [
  ...page({ cue: 'close-warmly', phases: ['resolve', 'close'] }, [
    {
      id: 'close-what-is-done',
      intent: 'close',
      text: 'So {issue} is done, and {step} follows by {time}. Is anything else on your mind?',
      do: 'When something still comes.',
      dont: 'Not when nothing does.',
    },
    {
      id: 'close-summary',
      intent: 'close',
      text: 'To sum up: {issue} is settled, and you need do nothing more.',
      do: 'When that is so.',
      dont: 'Not when a letter of theirs is due.',
    },
    {
      id: 'close-back-here',
      intent: 'close',
      warmth: 3,
      text: 'If {issue} comes up again, write here; it says everything, and you need not explain it twice.',
      do: 'When the chat is kept.',
      dont: 'Not when a new one begins anew.',
    },
    {
      id: 'close-thanks-for',
      intent: 'close',
      tags: ['joint-we'],
      warmth: 3,
      text: 'Thank you for {effort}; it made this quicker for both of us.',
      do: 'Name what they did.',
      dont: 'Not as a formula.',
    },
    {
      id: 'close-good-luck',
      intent: 'close',
      warmth: 3,
      formality: 1,
      text: 'All the best for {option}.',
      do: 'When they told what it is for.',
      dont: 'Not to somebody who grieves.',
    },
    {
      id: 'close-short-bye',
      intent: 'close',
      formality: 1,
      text: 'Take care, and goodbye for now.',
      do: 'When all is said.',
      dont: 'Not when a question is open.',
    },
    {
      id: 'close-short-formal',
      intent: 'close',
      formality: 3,
      text: 'Thank you for writing, and goodbye.',
      do: 'When all is said.',
      dont: 'Not when a question is open.',
    },
    {
      id: 'close-check-later',
      intent: 'close',
      warmth: 3,
      text: 'I look at {issue} once more at {time} and write to you if anything is off.',
      do: 'When you will.',
      dont: 'Not for what cannot break again.',
    },
    {
      id: 'close-question-left',
      intent: 'explore',
      text: 'What is still open for you?',
      do: 'Before you close.',
      dont: 'Not when they have said goodbye.',
    },
  ]),
];

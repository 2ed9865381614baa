import { page } from '../../phrase.ts';

/** Somebody waited on top of what the page did to them: one sentence for both. */
export const waitAndPage = [
  ...page({ rests: ['control', 'duration'] }, [
    {
      id: 'dead-and-waited',
      intent: 'reflect',
      situations: ['silent-control'],
      cue: 'name-the-unsaid',
      warmth: 3,
      text: 'First {control} did not respond, then you waited {duration} for me. I am checking that page now.',
      do: 'When you open the page as you write.',
      dont: 'Not when the wait was theirs to choose.',
    },
    {
      id: 'failed-and-waited',
      intent: 'reflect',
      situations: ['failing-control'],
      cue: 'name-the-unsaid',
      text: 'The page failed on {control} and you then waited {duration}. I will {step} right away.',
      do: 'When you act at once.',
      dont: 'Not when it takes long still.',
    },
    {
      id: 'form-and-waited',
      intent: 'acknowledge',
      situations: ['form-refused'],
      cue: 'name-the-unsaid',
      text: '{control} sent you back, and then I let you wait {duration}. Let me take {issue} from here.',
      do: 'When you can do it for them.',
      dont: 'Not when you need them for each step.',
    },
  ]),
  ...page({ situations: ['long-wait'], rests: ['duration'] }, [
    {
      id: 'waited-then-step',
      intent: 'own',
      cue: 'acknowledge-wait',
      text: 'You have waited {duration}. I will {step} first and ask you for nothing until that is done.',
      do: 'When the first step needs nothing from them.',
      dont: 'Not when you have a question.',
    },
    {
      id: 'waited-why',
      intent: 'explain',
      cue: 'acknowledge-wait',
      text: 'You waited {duration} because {reason}. Now {issue} is the only thing I am working on.',
      do: 'When the reason is true and short.',
      dont: 'Not as an excuse.',
    },
    {
      id: 'waited-next-time',
      intent: 'offer-choice',
      cue: 'acknowledge-wait',
      text: 'So that you need not wait {duration} again, I can call you at {time}. Would that be easier?',
      do: 'When you are free to call.',
      dont: 'Not when it is solved in a line.',
    },
  ]),
];

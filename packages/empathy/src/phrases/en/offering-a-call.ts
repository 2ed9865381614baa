import { page } from '../../phrase.ts';

/** When writing has gone on too long, a voice may do more. */
export const offeringACall = [
  ...page({ intent: 'offer-choice', cue: 'offer-call', situations: ['long-unhappy'] }, [
    {
      id: 'call-five-minutes',
      intent: 'offer-choice',
      text: 'Would it be easier to talk? I can call you at {time}, and {issue} may be done in five minutes.',
      do: 'When you are free to call.',
      dont: 'Not when they wrote that they cannot speak.',
    },
    {
      id: 'call-or-write',
      intent: 'offer-choice',
      text: 'Writing to and fro about {issue} takes long. Shall I call you at {time}, or go on here?',
      do: 'When both are fine.',
      dont: 'Not to end the chat.',
    },
    {
      id: 'call-by-choice',
      intent: 'offer-choice',
      text: 'I can explain {issue} better by voice. Which time suits you: {time} or {option}?',
      do: 'With times you can keep.',
      dont: 'Not for what they want in writing.',
    },
    {
      id: 'call-notes',
      intent: 'offer-choice',
      text: 'Let me call you about {issue} at {time}. What is agreed I write down here for you afterwards.',
      do: 'When they may need it in writing.',
      dont: 'Not when you will not.',
    },
    {
      id: 'call-no-questions',
      intent: 'own',
      warmth: 3,
      text: 'I would like to call you about {issue} at {time}. You need not explain anything again.',
      do: 'When you have read it all.',
      dont: 'Not before you have.',
    },
  ]),
];

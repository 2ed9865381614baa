import { page } from '../../phrase.ts';

/** When somebody cannot go on: ways that work today, theirs to choose. */
export const waysOn = [
  ...page({ cue: 'offer-way', situations: ['cannot'] }, [
    {
      id: 'way-by-hand',
      intent: 'offer-choice',
      text: 'I can do {issue} for you from here, or show you another way: {option}. Which do you prefer?',
      do: 'When you may do it for them.',
      dont: 'Not when it needs their password.',
    },
    {
      id: 'way-step-by-step',
      intent: 'explain',
      text: 'There is a way that works today: {step}. I stay here while you try it.',
      do: 'When you know that it works.',
      dont: 'Not with ten steps at once.',
    },
    {
      id: 'way-tomorrow',
      intent: 'offer-choice',
      text: 'If it can wait until {time}, I will {step}. If not, {option} works now. What suits you?',
      do: 'When both are real.',
      dont: 'Not when it cannot wait.',
    },
    {
      id: 'way-together',
      intent: 'offer-choice',
      tags: ['joint-we'],
      warmth: 3,
      text: 'Shall we do {issue} together now? You tell me what you see, and I tell you the next step.',
      do: 'When you have the time.',
      dont: 'Not when they are on the move.',
    },
  ]),
];

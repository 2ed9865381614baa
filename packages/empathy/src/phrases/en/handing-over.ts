import { page } from '../../phrase.ts';

/** To another person: by name, with everything told, and nobody sent away. */
export const handingOver = [
  ...page({ intent: 'handover', cue: 'hand-over' }, [
    {
      id: 'hand-by-name',
      intent: 'handover',
      text: 'I am bringing in {person}, who knows {issue} best. They have read this chat before they say hello.',
      do: 'When they have.',
      dont: 'Not to an unnamed team.',
    },
    {
      id: 'hand-with-time',
      intent: 'handover',
      text: '{person} takes over {issue} and writes to you by {time}. I have told them everything.',
      do: 'When they agreed to it.',
      dont: 'Not without their word.',
    },
    {
      id: 'hand-why',
      intent: 'handover',
      text: 'I am not the best one for {issue}, because {reason}. {person} is, and I bring you together now.',
      do: 'When you tried first.',
      dont: 'Not as the first line.',
    },
    {
      id: 'hand-stay-too',
      intent: 'handover',
      warmth: 3,
      text: '{person} joins in for {issue}, and I stay here until you are in good hands.',
      do: 'When you can stay.',
      dont: 'Not when you leave at once.',
    },
    {
      id: 'hand-summary',
      intent: 'handover',
      text: 'This is what I tell {person}: {issue}. What should I add?',
      do: 'Before you hand over.',
      dont: 'Not when they are in a hurry.',
    },
    {
      id: 'hand-shift-ends',
      intent: 'handover',
      text: 'My day ends at {time}. {person} goes on with {issue}, and your place stays the same.',
      do: 'Before you go.',
      dont: 'Not a minute before.',
    },
    {
      id: 'hand-choice',
      intent: 'offer-choice',
      text: 'I can hand {issue} to {person} now, or finish it myself by {time}. Which is better for you?',
      do: 'When both are fine.',
      dont: 'Not when you want to be rid of it.',
    },
  ]),
];

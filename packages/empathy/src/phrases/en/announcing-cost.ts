import { page } from '../../phrase.ts';

/** A cost before it arises: how much, what for, how it goes without, and whether they want it. */
export const announcingCost = [
  ...page({ intent: 'announce-cost', cue: 'announce-cost' }, [
    {
      id: 'cost-before-i-start',
      intent: 'announce-cost',
      text: 'Before I start: {amount} would get you {benefit}. Free of charge is {option}. Which would you like?',
      do: 'Before anything is booked.',
      dont: 'Not after it is.',
    },
    {
      id: 'cost-as-you-need',
      intent: 'announce-cost',
      text: 'You said you need it by {time}. {benefit} costs {amount}; {option} costs nothing. Shall I order it, or rather not?',
      do: 'When a date decides.',
      dont: 'Not when the free way is as fast.',
    },
    {
      id: 'cost-honest',
      intent: 'announce-cost',
      text: 'To be open about it: {benefit} costs {amount}. {option} is free and does most of the same. What do you prefer?',
      do: 'When the free way may do.',
      dont: 'Not when it plainly will not.',
    },
    {
      id: 'cost-once-monthly',
      intent: 'announce-cost',
      text: 'It is {amount}, and you get {benefit} for it. You can stay with {option} at no cost. Would you like to change?',
      do: 'With the period in the amount.',
      dont: 'Not without saying once or each month.',
    },
    {
      id: 'cost-repair',
      intent: 'announce-cost',
      situations: [],
      text: 'The repair comes to {amount} and gives you {benefit}. Without cost I can {option}. How shall I go on?',
      do: 'When it is outside of the warranty.',
      dont: 'Not before you checked the warranty.',
    },
    {
      id: 'cost-because',
      intent: 'announce-cost',
      text: '{amount} pays for {benefit}, because {reason}. Without any cost I can {option}. Which of the two shall I do?',
      do: 'When they will ask what for.',
      dont: 'Not with a reason that is ours alone.',
    },
    {
      id: 'cost-express',
      intent: 'announce-cost',
      situations: ['late-or-missing'],
      text: 'For {amount} it is with you by {time}: {benefit}. The free way is {option}. Which shall I book?',
      do: 'For a delivery.',
      dont: 'Not when the delay was on your side.',
    },
  ]),
];

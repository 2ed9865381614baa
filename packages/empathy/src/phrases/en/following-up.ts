import { page } from '../../phrase.ts';

/** Later: keep the word that was given, and ask once whether it held. */
export const followingUp = [
  ...page({ intent: 'follow-up', cue: 'follow-up' }, [
    {
      id: 'follow-promised',
      intent: 'follow-up',
      text: 'I promised to write by {time}: {issue} is {option}.',
      do: 'On time, news or not.',
      dont: 'Not when somebody told them already.',
    },
    {
      id: 'follow-no-news',
      intent: 'follow-up',
      text: 'It is {time}, and there is no news on {issue} yet. I write again by {option}.',
      do: 'Rather than silence.',
      dont: 'Not a third time in a row without a deed.',
    },
    {
      id: 'follow-late',
      intent: 'follow-up',
      text: 'I am late with {issue}: I said {time}. Here is what I have: {option}.',
      do: 'When you missed the time.',
      dont: 'Not with a long excuse.',
    },
    {
      id: 'follow-held',
      intent: 'follow-up',
      text: 'Has {issue} worked since {time}?',
      do: 'A few days after.',
      dont: 'Not to sell something.',
    },
    {
      id: 'follow-arrived',
      intent: 'follow-up',
      situations: ['late-or-missing'],
      text: '{issue} should be with you since {time}. Did it reach you in one piece?',
      do: 'When the tracking says so.',
      dont: 'Not when it says otherwise.',
    },
    {
      id: 'follow-refund-there',
      intent: 'follow-up',
      situations: ['double-charge', 'refund-refused', 'cancel', 'late-or-missing'],
      text: '{amount} should be on your account since {time}. Can you see it there?',
      do: 'A day after the date.',
      dont: 'Not before it.',
    },
    {
      id: 'follow-fixed',
      intent: 'follow-up',
      warmth: 3,
      text: 'You told me about {issue}. It is repaired since {time}, and your message was the reason.',
      do: 'When it is.',
      dont: 'Not when it is only planned.',
    },
    {
      id: 'follow-quiet-matter',
      intent: 'follow-up',
      situations: ['bereavement'],
      warmth: 3,
      text: 'I thought of you and {issue}. Is there anything I can take off your hands?',
      do: 'Once, some weeks after.',
      dont: 'Not when all is settled.',
    },
  ]),
];

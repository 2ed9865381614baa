import { page } from '../../phrase.ts';

/** A no that leaves no doubt about the motive: the reason in plain words, then what can be done. */
export const refusing = [
  ...page({ intent: 'refuse', cue: 'refuse-with-reason' }, [
    {
      id: 'no-and-what-i-can',
      intent: 'refuse',
      text: 'I cannot {step}, because {reason}. What I can do for you today is {option}.',
      do: 'When the reason would convince you too.',
      dont: 'Not when an exception is in your hands.',
    },
    {
      id: 'no-plain-first',
      intent: 'refuse',
      formality: 2,
      text: 'The plain answer on {issue} is no, and the reason is {reason}. Here is what is possible: {option}.',
      do: 'For somebody who wants it straight.',
      dont: 'Not to somebody who is afraid.',
    },
    {
      id: 'no-whose-sake',
      intent: 'refuse',
      text: '{reason}, and that is why I may not {step} for anyone. For you I can {option}.',
      do: 'When the rule protects people, them included.',
      dont: 'Not when it protects only the house.',
    },
    {
      id: 'no-not-yet',
      intent: 'refuse',
      text: 'Today I cannot, as {reason}. From {time} on it is possible; until then I can {option}.',
      do: 'When a later date is sure.',
      dont: 'Not when it is not.',
    },
    {
      id: 'no-two-others',
      intent: 'refuse',
      text: 'I looked for a way to {step} and found none, because {reason}. I can {option} or {benefit}. Which is better for you?',
      do: 'When you really looked.',
      dont: 'Not when nothing else helps them.',
    },
    {
      id: 'no-asked-higher',
      intent: 'refuse',
      text: 'I asked {person} about {issue}, and it stays at no, because {reason}. What I can still do: {option}.',
      do: 'When you asked.',
      dont: 'Not when you did not.',
    },
    {
      id: 'no-i-would-ask-too',
      intent: 'refuse',
      warmth: 3,
      text: 'I would ask that as well. The answer is no, since {reason}; what I can do for you is {option}.',
      do: 'When you can see why they ask.',
      dont: 'Not when it sounds like pity.',
    },
    {
      id: 'no-other-house',
      intent: 'refuse',
      text: '{issue} is not mine to decide, because {reason}. {person} can, and I can {option} so that you need not explain it again.',
      do: 'When you know who can.',
      dont: 'Not to send them round in circles.',
    },
    {
      id: 'no-money-back',
      intent: 'refuse',
      situations: ['refund-refused', 'cancel', 'late-or-missing', 'double-charge', 'extra-cost'],
      text: 'I cannot send {amount} back, because {reason}. I can {option} instead. Would that help?',
      do: 'When the decision is final.',
      dont: 'Not before you looked at the case.',
    },
    {
      id: 'no-for-safety',
      intent: 'refuse',
      situations: ['locked-out', 'security-scare'],
      text: 'I may not open this for you here, because {reason}. The safe way is {option}, and I stay with you through it.',
      do: 'When it is about their account.',
      dont: 'Not when they proved who they are.',
    },
  ]),
];

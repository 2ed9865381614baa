import { page } from '../../phrase.ts';

/** They told what they did themselves: take it up, and do not send them round again. */
export const alreadyTried = page({ situations: ['already-tried'] }, [
  {
    id: 'skip-tried',
    intent: 'thank-effort',
    cue: 'acknowledge-effort',
    text: 'You have already tried {step}, so I skip that and check {option} instead.',
    do: 'In their words for what they tried.',
    dont: 'Not when you then ask for the same once more.',
  },
  {
    id: 'your-part-done',
    intent: 'own',
    cue: 'acknowledge-effort',
    warmth: 3,
    text: 'You have done your part with {step}. The next part is mine: I will {option}.',
    do: 'When the next step is yours.',
    dont: 'Not when you need them again at once.',
  },
  {
    id: 'did-not-help',
    intent: 'reflect',
    cue: 'acknowledge-effort',
    text: 'So {step} did not help, and {issue} is still open. Is anything missing in that picture?',
    do: 'Before you start to solve.',
    dont: 'Not when they are in a hurry and you know the answer.',
  },
  {
    id: 'which-result',
    intent: 'explore',
    cue: 'ask-openly',
    text: 'Thank you for telling me what you tried. What did you see after the last attempt?',
    do: 'When their answer changes what you do.',
    dont: 'Not when they have told you that too.',
  },
]);

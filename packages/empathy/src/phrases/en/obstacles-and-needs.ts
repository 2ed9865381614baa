import { page } from '../../phrase.ts';

/** What keeps somebody from another way, and what lies behind what they ask for. */
export const obstaclesAndNeeds = [
  ...page({ intent: 'explore', cue: 'ask-openly', situations: ['cannot', 'already-tried'] }, [
    {
      id: 'obstacle-where-stops',
      intent: 'explore',
      text: 'Where does it stop when you try?',
      do: 'When they say that it does not work.',
      dont: 'Not when they told you where.',
    },
    {
      id: 'obstacle-what-would-need',
      intent: 'explore',
      text: 'What would you need to be able to do it?',
      do: 'When something is missing on their side.',
      dont: 'Not when the fault is on yours.',
    },
    {
      id: 'obstacle-other-way',
      intent: 'explore',
      text: 'What speaks against doing it the other way?',
      do: 'When there is another way.',
      dont: 'Not in a tone that pushes it.',
    },
    {
      id: 'obstacle-since-when',
      intent: 'explore',
      text: 'Since when does it no longer work?',
      do: 'When it worked before.',
      dont: 'Not when it never did.',
    },
    {
      id: 'obstacle-how-usual',
      intent: 'explore',
      text: 'How do you usually do it?',
      do: 'When their way differs from yours.',
      dont: 'Not to correct them.',
    },
  ]),
  ...page({ intent: 'explore', cue: 'ask-openly', situations: ['bare-request', 'cancel'] }, [
    {
      id: 'need-what-behind',
      intent: 'explore',
      warmth: 3,
      text: 'What led you to this?',
      do: 'When the request is a means to something.',
      dont: 'Not to talk them out of it.',
    },
    {
      id: 'need-what-different',
      intent: 'explore',
      text: 'What would have to be different for you?',
      do: 'When it may be in your hands.',
      dont: 'Not when they have made up their mind.',
    },
    {
      id: 'need-what-instead',
      intent: 'explore',
      text: 'What will you use instead, and what does it do better?',
      do: 'When they leave for something else.',
      dont: 'Not as a sales talk.',
    },
    {
      id: 'need-what-for',
      intent: 'explore',
      situations: ['bare-request'],
      text: 'What do you need the money back for: a wrong item, a late one, or something else?',
      do: 'When the reason decides the way.',
      dont: 'Not when no reason is needed.',
    },
    {
      id: 'need-what-first-wish',
      intent: 'explore',
      warmth: 3,
      text: 'What did you hope for when you started?',
      do: 'When they are disappointed.',
      dont: 'Not when it is only a date.',
    },
  ]),
];

import { page } from '../../phrase.ts';

/** Nothing has come back for a while: leave the door open without pushing. */
export const goneQuiet = page({ cue: 'check-still-there', situations: ['gone-quiet'] }, [
  {
    id: 'still-with-me',
    family: 'still-there',
    intent: 'follow-up',
    formality: 1,
    text: 'Are you still with me?',
    do: 'Once, and friendly.',
    dont: 'Not when you asked them to look for something a minute ago.',
  },
  {
    id: 'still-there-named',
    family: 'still-there',
    intent: 'follow-up',
    rests: ['name'],
    warmth: 3,
    text: 'Are you still there, {name}?',
    do: 'When you have used their name before.',
    dont: 'Not twice in a row.',
  },
  {
    id: 'take-your-time',
    intent: 'follow-up',
    warmth: 3,
    text: 'I leave this open for you and come back to it at {time}.',
    do: 'When they may be trying out what you said.',
    dont: 'Not when you will be off by then.',
  },
  {
    id: 'say-it-differently',
    intent: 'explain',
    text: 'Perhaps I was not clear. Shall I explain {step} in other words?',
    do: 'When your last message was long or technical.',
    dont: 'Not when it was a simple question.',
  },
  {
    id: 'stuck-where',
    intent: 'explore',
    text: 'How far did you get? Tell me what you see, and I go on from there.',
    do: 'When you gave them steps to follow.',
    dont: 'Not as a test: they owe you nothing.',
  },
  {
    id: 'answer-stays',
    intent: 'close',
    text: 'If you have to go, I leave the answer about {issue} here, and you will find it when you come back.',
    do: 'When there is an answer to leave.',
    dont: 'Not to end a conversation that has none.',
  },
  {
    id: 'now-or-later',
    intent: 'offer-choice',
    text: 'Would you like to go on now, or shall I write to you again at {time}?',
    do: 'When both are fine with you.',
    dont: 'Not when the matter cannot wait.',
  },
]);

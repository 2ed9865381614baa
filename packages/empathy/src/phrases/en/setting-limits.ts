import { page } from '../../phrase.ts';

/** When the tone is turned on the person: calm, once, with the way back open. */
export const settingLimits = [
  ...page({ intent: 'set-limit', cue: 'set-limit' }, [
    {
      id: 'limit-keep-helping',
      intent: 'set-limit',
      tags: ['joint-we'],
      text: 'I want to get {issue} done for you, and for that I need us both to stay civil.',
      do: 'The first time.',
      dont: 'Not for swearing at the fault.',
    },
    {
      id: 'limit-at-the-matter',
      intent: 'set-limit',
      moods: ['angry', 'frustrated'],
      text: 'I see how angry {issue} makes you, and that is all right. Please leave me as a person out of it.',
      do: 'When it turns personal.',
      dont: 'Not when it is about the fault.',
    },
    {
      id: 'limit-one-more',
      intent: 'set-limit',
      text: 'If another insult follows, I will end this chat. Until then I go on with {issue}.',
      do: 'The second time, and meant.',
      dont: 'Not as the first word on it.',
    },
    {
      id: 'limit-end',
      intent: 'set-limit',
      text: 'I am ending the chat here. {issue} stays noted, with everything done so far.',
      do: 'When you have said before that you would.',
      dont: 'Not without that warning.',
    },
    {
      id: 'limit-pause',
      intent: 'set-limit',
      text: 'Let me suggest a pause until {time}. I use it for {issue} and write to you then.',
      do: 'When a break helps both.',
      dont: 'Not when they wait for one word.',
    },
    {
      id: 'limit-no-threats',
      intent: 'set-limit',
      text: 'I cannot go on while there are threats here. I am bringing in {person}, and {issue} is not forgotten.',
      do: 'At the first threat.',
      dont: 'Not for "I will leave you".',
    },
    {
      id: 'limit-private',
      intent: 'set-limit',
      text: 'I keep to {issue} here and do not talk about myself.',
      do: 'When they ask private things.',
      dont: 'Not when they ask for your name.',
    },
  ]),
];

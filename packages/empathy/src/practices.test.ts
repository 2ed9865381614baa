import { describe, expect, it } from 'vitest';
import { chipsFor, coach, type CoachContext, type RuleName } from './coach/index.ts';
import { labelsPerson } from './notes-lint.ts';
import { promisesIn } from './promises/index.ts';
import {
  alreadyGiven,
  likelyNextQuestion,
  reflect,
  reflectingSentence,
  stillToAsk,
  type SaidMessage,
} from './reflection/index.ts';

/**
 * The practices the product is for, in the words of docs/practices.md: each row with the example that shows it. What a
 * screen or a server has to do with it is shown beside these.
 */
const SENT = Date.UTC(2026, 10, 24, 13, 30);
const upset: CoachContext = { mood: 'angry', customerLast: 'I was charged twice and nobody answers me.' };
const calm: CoachContext = { mood: 'neutral', customerLast: 'Could you tell me when you open?' };
const rulesIn = (draft: string, context: CoachContext = upset): readonly RuleName[] =>
  coach(draft, context, { canDo: true }).findings.map(({ rule }) => rule);
const visitor = (seq: number, text: string): SaidMessage => ({ seq, author: 'visitor', text });
const agent = (seq: number, text: string): SaidMessage => ({ seq, author: 'agent', text });

describe('what the coach says of a draft', () => {
  it.each<[number, string, RuleName, CoachContext]>([
    [1, 'We are fixing it.', 'collective-we', upset],
    [2, 'This will be forwarded to the responsible department.', 'passive-promise', upset],
    [3, 'We apologise for any inconvenience this may have caused.', 'cliche', upset],
    [4, 'Poor you, that is so sad.', 'pity', upset],
    [6, 'That must be difficult.', 'sorrow-focus', upset],
    [7, 'The team is working on it and we will fix this.', 'collective-we', upset],
    [
      8,
      'Great news! 🎉 Have an awesome day!',
      'tone-mismatch',
      { mood: 'grieving', customerLast: 'My father died on Sunday.' },
    ],
    [
      8,
      'I am so sorry, I am really sorry for all of this.',
      'tone-mismatch',
      { mood: 'happy', customerLast: 'It works, thank you so much!' },
    ],
    [13, 'Not possible. Policy.', 'refusal-no-alternative', upset],
    [
      33,
      'Please open an RMA for it.',
      'jargon',
      { mood: 'neutral', customerLast: 'How do I send the lamp back?' },
    ],
    [
      43,
      'Did you restart it? Is it plugged in?',
      'closed-question-only',
      { mood: 'confused', customerLast: 'Something is off with my router since Monday.', phase: 'explore' },
    ],
    [45, 'The opening hours are 9 to 5.', 'no-acknowledgement', upset],
    [50, 'As I ALREADY said, read the mail.', 'heat', upset],
  ])('[practice %i] %s', (_row, draft, rule, context) => {
    expect(rulesIn(draft, context)).toContain(rule);
  });

  it.each<[number, string, RuleName, CoachContext]>([
    [1, 'Shall we try it together?', 'collective-we', calm],
    [1, 'We open at 8.', 'collective-we', calm],
    [1, 'I asked our team about the second charge.', 'collective-we', upset],
    [2, 'I will ask finance to fix this within 24 h.', 'passive-promise', upset],
    [
      4,
      'I am very sorry for your loss.',
      'pity',
      { mood: 'grieving', customerLast: 'My mother passed away.' },
    ],
    [6, 'I realise how difficult this is. I am looking into the second charge now.', 'sorrow-focus', upset],
    [7, 'I am working with the team to fix this.', 'collective-we', upset],
    [8, 'Glad it works!', 'tone-mismatch', { mood: 'happy', customerLast: 'It works now, great!' }],
    [
      13,
      'I cannot refund the fee, because the bank keeps it. What I can do is credit it to your next order. Would that help?',
      'refusal-no-alternative',
      upset,
    ],
    [33, 'Your RMA is on its way.', 'jargon', { mood: 'neutral', customerLast: 'Where is my RMA?' }],
    [72, 'Let us look at it together: what do you see when you open the page?', 'collective-we', calm],
  ])('[practice %i] leaves alone: %s', (_row, draft, rule, context) => {
    expect(rulesIn(draft, context)).not.toContain(rule);
  });

  it('[practice 39] is silent on a calm customer where it hints on an upset one', () => {
    const draft = 'We are looking into it.';
    expect(chipsFor(coach(draft, calm).findings, calm).shown).toBeNull();
    expect(chipsFor(coach(draft, upset).findings, upset).shown?.rule).toBe('collective-we');
  });

  it('[practice 52] turns "not until Friday" into what can be, and never a refusal into a promise', () => {
    expect(rulesIn('I cannot send it until Friday.')).toContain('can-do');
    expect(rulesIn('I cannot refund the fee.')).not.toContain('can-do');
  });

  it('[practice 38] asks for a next step where the matter is to be resolved, and only there', () => {
    const draft = 'I see that you were charged twice and nobody answered you.';
    expect(coach(draft, { ...upset, phase: 'resolve' }).facts.nextStep.is).toBe('no');
    expect(rulesIn(draft, { ...upset, phase: 'resolve' })).toContain('no-next-step');
    expect(rulesIn(draft, { ...upset, phase: 'explore' })).not.toContain('no-next-step');
  });

  it('[practice 73] shows the event and the effect that were taken up', () => {
    const { facts } = coach('I see that you were charged twice, and that you were left waiting.', upset);
    expect(facts.heard.is).toBe('yes');
  });
});

describe('what is understood of a conversation', () => {
  it('[practice 2] keeps the promise that has an owner, a deed and a time, and no other', () => {
    const found = (text: string) => promisesIn(text, SENT, 'Europe/Berlin');
    expect(found('This will be forwarded.')).toEqual([]);
    expect(found('I will ask finance to fix this within 24 h.')).toEqual([
      expect.objectContaining({ deed: 'ask finance to fix this', dueAt: SENT + 24 * 3_600_000 }),
    ]);
  });

  it('[practice 10] quotes what is at stake, and names the page', () => {
    const card = reflect({
      messages: [visitor(1, 'I cannot pay, and I have a flight tomorrow.')],
      path: '/checkout',
    });
    expect(card.atStake.map(({ text }) => text)).toEqual([
      'I have a flight tomorrow',
      'an order on /checkout',
    ]);
  });

  it('[practice 15] expects "When will I see it?" until a draft about a refund names a date', () => {
    const messages = [visitor(1, 'You charged me twice, I want a refund.')];
    expect(likelyNextQuestion(messages, 'I have refunded it.')?.question).toBe('When will I see it?');
    expect(likelyNextQuestion(messages, 'You will see the refund by Friday.')?.question).not.toBe(
      'When will I see it?',
    );
  });

  it('[practice 28] finds the want above the angry tone, without the insults', () => {
    const card = reflect({ messages: [visitor(1, 'You bunch of idiots! Send me the right fucking size!')] });
    expect(card.wants.map(({ text }) => text)).toEqual(['Send me the right size']);
  });

  it('[practice 30] [practice 64] says what happened and what is wanted, nothing else, and asks', () => {
    const card = reflect({
      messages: [visitor(1, 'My parcel never arrived. I want it sent again.')],
    });
    expect(reflectingSentence(card)).toBe(
      'So: your parcel never arrived. And you want it sent again. Did I get that right?',
    );
  });

  it('[practice 32] takes a fact off what they lack once the agent tells it', () => {
    const asked = [visitor(1, 'How do I get back into my locked account?')];
    const lacks = (messages: readonly SaidMessage[]) => reflect({ messages }).lacks.map(({ text }) => text);
    expect(lacks(asked)).toContain('what they have to do');
    expect(lacks([...asked, agent(2, 'Please open the link in the mail I sent.')])).not.toContain(
      'what they have to do',
    );
  });

  it('[practice 35] never asks for what was given', () => {
    const messages = [visitor(1, 'Order #48213 was charged twice, 39.90 € each.')];
    expect(stillToAsk(messages).map(({ detail }) => detail)).toEqual(['date']);
  });

  it('[practice 41] says that a known fact was given when a draft asks again', () => {
    const messages = [visitor(1, 'My order number is 48213.'), agent(2, 'Thank you.')];
    expect(alreadyGiven('May I have your order number?', messages)).toEqual([
      expect.objectContaining({ detail: 'order', seq: 1 }),
    ]);
  });

  it('[practice 55] says that a summary is due after eight turns, and not once it was given', () => {
    const talk = Array.from({ length: 8 }, (_, index) =>
      (index % 2 === 0 ? visitor : agent)(index + 1, 'And what about the lamp?'),
    );
    expect(reflect({ messages: talk }).summaryDue).toBe(true);
    expect(reflect({ messages: [...talk, agent(9, 'So: … Did I get that right?')] }).summaryDue).toBe(false);
  });

  it('[practice 63] refuses a label on the person in a note', () => {
    expect(labelsPerson('difficult customer')).not.toBeNull();
    expect(labelsPerson('was charged twice, wants the money before Friday')).toBeNull();
  });
});

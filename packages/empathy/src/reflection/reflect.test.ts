import { describe, expect, it } from 'vitest';
import {
  alreadyGiven,
  likelyNextQuestion,
  reflect,
  reflectingSentence,
  stillToAsk,
  verifiedItems,
  type SaidMessage,
} from './index.ts';

const visitor = (seq: number, text: string): SaidMessage => ({ seq, author: 'visitor', text });
const agent = (seq: number, text: string): SaidMessage => ({ seq, author: 'agent', text });
const texts = (items: readonly { readonly text: string; readonly struck: boolean }[]) =>
  items.filter(({ struck }) => !struck).map(({ text }) => text);

describe('the card', () => {
  it('[RF6] takes the want out of rude words', () => {
    const { wants } = reflect({ messages: [visitor(1, 'You morons, I want my bloody money back')] });
    expect(texts(wants)).toEqual(['my money back']);
  });

  it('[RF1] carries what was seen on the page with its signal, and what was read from the mood as a guess', () => {
    const card = reflect({
      messages: [visitor(1, 'It is still not there.')],
      signals: [{ signalKey: 'rage-click:v:1', text: 'the Pay button did not respond' }],
      moods: [{ seq: 1, label: 'frustrated' }],
      path: '/checkout',
    });
    expect(card.happened).toContainEqual(
      expect.objectContaining({ source: { kind: 'signal', signalKey: 'rage-click:v:1' }, basis: 'derived' }),
    );
    expect(card.feels).toEqual([expect.objectContaining({ text: 'frustrated', basis: 'guess' })]);
    expect(card.atStake).toEqual([expect.objectContaining({ source: { kind: 'page', path: '/checkout' } })]);
  });

  it('[RF5] quotes what is at stake', () => {
    const { atStake } = reflect({ messages: [visitor(1, 'The page fails and I have a flight tomorrow.')] });
    expect(texts(atStake)).toEqual(['I have a flight tomorrow']);
  });

  it('[RF7] takes off the lacks what an agent tells', () => {
    const asked = [visitor(1, 'Where is my refund? You charged me twice.')];
    expect(texts(reflect({ messages: asked }).lacks)).toContain('when it will be done');
    const told = reflect({ messages: [...asked, agent(2, 'You will have 39.90 € back by Friday.')] });
    expect(texts(told.lacks)).toEqual(['whether it will happen again']);
    expect(texts(told.knows)).toEqual(['You will have 39.90 € back by Friday']);
  });

  it('[RF8] strikes a figure that was corrected', () => {
    const { happened } = reflect({
      messages: [
        visitor(1, 'I was charged 94 euros'),
        agent(2, 'So: you were charged 94 euros. Did I get that right?'),
        visitor(3, 'No, it was 49 euros'),
      ],
    });
    expect(happened.map(({ text, struck }) => [text, struck])).toEqual([
      ['I was charged 94 euros', true],
      ['it was 49 euros', false],
    ]);
  });

  it('[RF8] opens a field that was called wrong without saying what is right, until an agent answers', () => {
    const messages = [
      visitor(1, 'I want to cancel.'),
      agent(2, 'So you want to cancel. Did I get that right?'),
      visitor(3, "No, that's not right."),
    ];
    expect(reflect({ messages }).reopened).toEqual(['happened', 'wants']);
    expect(reflect({ messages: [...messages, agent(4, 'What is it you need?')] }).reopened).toEqual([]);
  });

  it('takes corrections by hand: struck, in other words, one of their own', () => {
    const messages = [visitor(1, 'I want a refund.')];
    const [want] = reflect({ messages }).wants;
    const { wants } = reflect({
      messages,
      corrections: [{ field: 'wants', itemKey: want?.key ?? '', text: 'an exchange', noteId: 'n1' }],
    });
    expect(wants.map(({ text, struck }) => [text, struck])).toEqual([
      ['a refund', true],
      ['an exchange', false],
    ]);
  });

  it('[RF10] says when a summing-up is due', () => {
    const talk = Array.from({ length: 8 }, (_, index) =>
      index % 2 === 0 ? visitor(index + 1, 'And then?') : agent(index + 1, 'Let me see.'),
    );
    expect(reflect({ messages: talk.slice(1) }).summaryDue).toBe(false);
    expect(reflect({ messages: talk }).summaryDue).toBe(true);
    expect(reflect({ messages: [...talk, agent(9, 'To sum up: …')] }).summaryDue).toBe(false);
    expect(reflect({ messages: talk.slice(0, 2), handedOverAt: 2 }).summaryDue).toBe(true);
  });

  it('[RF2] reads hostile text without harm', () => {
    const bombs = [
      'I want '.repeat(20_000),
      '"'.repeat(100_000),
      'no, '.repeat(30_000),
      '​'.repeat(50_000),
      '1.'.repeat(50_000),
    ];
    for (const text of bombs)
      expect(reflect({ messages: [visitor(1, text)] }).wants.length).toBeLessThanOrEqual(6);
  });
});

describe('[RF9] the reflecting sentence', () => {
  const sentence = (text: string) => reflectingSentence(reflect({ messages: [visitor(1, text)] }));
  it.each([
    [
      'My card was charged twice. I want the second charge back.',
      'So: your card was charged twice. And you want the second charge back. Did I get that right?',
    ],
    [
      'You sent me the wrong size. Please send me the right one.',
      'So: we sent you the wrong size. And you want us to send you the right one. Did I get that right?',
    ],
    ['How do I cancel my plan?', 'So you want to know how to cancel your plan. Did I get that right?'],
    [
      'When will my parcel arrive?',
      'So you want to know: when will your parcel arrive? Did I get that right?',
    ],
  ])('%s', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('is none when there is nothing to give back', () => {
    expect(sentence('Hi')).toBeNull();
  });
});

describe('[RF11] what to ask', () => {
  const messages = [visitor(1, 'I was charged twice on my order #48213.')];

  it('asks for what is missing, never for what was given', () => {
    expect(stillToAsk(messages).map(({ detail }) => detail)).toEqual(['amount', 'date']);
  });

  it('tells a draft that asks again where it was given', () => {
    expect(alreadyGiven('Could you send me your order number?', messages)).toEqual([
      { detail: 'order', label: 'the order number', seq: 1 },
    ]);
    expect(alreadyGiven('I see order number 48213 here.', messages)).toEqual([]);
  });

  it('[RF7] shows the likely next question until the draft answers it', () => {
    expect(likelyNextQuestion(messages, 'I have refunded the second charge.')?.question).toBe(
      'When will I see it?',
    );
    expect(likelyNextQuestion(messages, 'You will see the refund by Friday.')?.need).not.toBe('when');
  });
});

describe('[RF12] what a model proposes', () => {
  const messages = [visitor(1, 'My card was charged twice.')];
  it('stands only with a verbatim quotation', () => {
    const kept = verifiedItems(
      [
        { field: 'happened', text: 'charged twice', seq: 1, quote: 'charged twice' },
        { field: 'wants', text: 'a refund', seq: 1, quote: 'I want a refund' },
        { field: 'wants', text: 'a refund', seq: 7, quote: 'charged' },
        { field: 'wants', text: 'a refund', seq: 1, quote: ' ' },
      ],
      messages,
    );
    expect(kept.map(({ item }) => [item.text, item.ai, item.span])).toEqual([
      ['charged twice', true, { start: 12, end: 25 }],
    ]);
  });
});

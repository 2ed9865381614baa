import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  goodwillLeft,
  grantGoodwill,
  hostileWordsIn,
  isReason,
  missingInCost,
  missingInRefusal,
  shieldStep,
  toneAgainst,
  writeCost,
  writeRefusal,
} from './index.ts';

describe('words against people', () => {
  it.each([
    ['You are a complete idiot.', 'abusive'],
    ["You're useless, all of you", 'abusive'],
    ['fuck you', 'abusive'],
    ['Shut the hell up', 'abusive'],
    ['YOU STUPID MORON', 'abusive'],
    ['I will find you and hurt you.', 'threat'],
    ['I know where you live', 'threat'],
    ['I hope you die', 'threat'],
    ['This fucking app lost my order again', 'rude'],
    ['what a load of bullshit', 'rude'],
    ['I am furious. Where is my order?', 'none'],
    ['The kill switch on the mower does not work', 'none'],
    ['I will find it', 'none'],
    ['My dog is called Killer', 'none'],
  ])('[AB1] [AB2] %j is %s', (message, hostility) => {
    expect(hostileWordsIn(message).hostility).toBe(hostility);
  });

  it('[AB3] only the sentence that hurts is covered', () => {
    const message = 'The bag came torn. You are an idiot! I want a new one.';
    const { spans } = hostileWordsIn(message);
    expect(spans.map(({ start, end }) => message.slice(start, end))).toEqual(['You are an idiot']);
  });

  it.each(['I feel so stupid', 'Am I stupid?', 'He said “you are an idiot” to me'])(
    '[AB4] %j attacks nobody',
    (message) => {
      expect(hostileWordsIn(message).spans).toEqual([]);
    },
  );

  it.each([
    [['none', 'rude'], null, 'nothing'],
    [['none', 'abusive'], null, 'warn'],
    [['abusive', 'rude'], 1, 'nothing'],
    [['abusive', 'abusive'], 1, 'end'],
    [['threat'], null, 'end'],
    [[], null, 'nothing'],
  ] as const)('[AB5] after %j with a limit set after %s the step is %s', (hostilities, warnedAfter, step) => {
    expect(shieldStep({ hostilities, warnedAfter })).toBe(step);
  });

  it('[AB3] spans lie in the message, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
        const message = `${noise} you are an idiot ${noise}`;
        for (const { start, end } of hostileWordsIn(message).spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(message.length);
        }
      }),
    );
  });
});

describe('saying no', () => {
  const refusal = {
    what: 'refund the ticket',
    reason: 'the seat was kept free for you that night',
    alternatives: ['move it to another show'],
  };

  it.each(['Policy.', 'It is against our policy', 'company rules', ''])('[RE1] %j is no reason', (reason) => {
    expect(isReason(reason)).toBe(false);
    expect(missingInRefusal({ ...refusal, reason })).toEqual(['reason']);
    expect(writeRefusal({ ...refusal, reason })).toBeNull();
  });

  it('[RE1] without another way it is not written', () => {
    expect(missingInRefusal({ ...refusal, alternatives: [' '] })).toEqual(['alternative']);
    expect(writeRefusal({ ...refusal, alternatives: [] })).toBeNull();
  });

  it('[RE2] it ends with the choice', () => {
    expect(writeRefusal({ ...refusal, alternatives: ['move it', 'give you a voucher'] })).toBe(
      'I cannot refund the ticket, because the seat was kept free for you that night. ' +
        'What I can do is move it or give you a voucher. Which would you prefer?',
    );
  });
});

describe('announcing a cost', () => {
  const cost = { amount: '15 €', buys: 'a new key', freeAlternative: 'share the key of the front desk' };

  it('[CO1] lacks what is not said', () => {
    expect(missingInCost({ ...cost, amount: 'a small fee' })).toEqual(['amount']);
    expect(missingInCost({ amount: '', buys: ' ', freeAlternative: '' })).toEqual([
      'amount',
      'buys',
      'free-alternative',
    ]);
    expect(writeCost({ ...cost, freeAlternative: '' })).toBeNull();
  });

  it('[CO2] asks before it costs', () => {
    expect(writeCost(cost)).toMatch(/\?$/u);
    expect(writeCost(cost)).toContain('15 €');
  });
});

describe('goodwill', () => {
  const budget = { currency: 'EUR', perConversation: 2_500, perMonth: 10_000 };

  it('[GW1] is never exceeded, one cent over is refused', () => {
    const given = { inConversation: 500, inMonth: 8_500 };
    expect(goodwillLeft(budget, given)).toBe(1_500);
    expect(grantGoodwill(budget, given, { amount: 1_500, currency: 'EUR' })).toMatchObject({ granted: true });
    expect(grantGoodwill(budget, given, { amount: 1_501, currency: 'EUR' })).toEqual({
      granted: false,
      reason: 'over-budget',
      most: 1_500,
    });
  });

  it('[GW1] no run of grants ever gives more than the budget', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 4_000 }), { maxLength: 30 }), (wishes) => {
        let total = 0;
        for (const amount of wishes) {
          const answer = grantGoodwill(
            budget,
            { inConversation: total, inMonth: total },
            { amount, currency: 'EUR' },
          );
          if (answer.granted) total += answer.amount;
        }
        expect(total).toBeLessThanOrEqual(budget.perConversation);
      }),
    );
  });

  it.each([NaN, Infinity, 0, -5, 0.5, 2 ** 60])('[GW2] %s grants nothing', (amount) => {
    const given = { inConversation: 0, inMonth: 0 };
    expect(grantGoodwill(budget, given, { amount, currency: 'EUR' })).toMatchObject({ granted: false });
  });

  it('[GW2] what was given but is not known leaves nothing; another currency is another budget', () => {
    expect(goodwillLeft(budget, { inConversation: NaN, inMonth: 0 })).toBe(0);
    expect(
      grantGoodwill(budget, { inConversation: 0, inMonth: 0 }, { amount: 5, currency: 'USD' }),
    ).toMatchObject({ granted: false, reason: 'other-currency' });
  });
});

describe('fit', () => {
  it('[TF1] both ways', () => {
    expect(toneAgainst('All sorted, yay! 🎉', { mood: 'grieving' })?.rule).toBe('tone-mismatch');
    expect(toneAgainst('I am so sorry about this terrible experience.', { mood: 'happy' })?.rule).toBe(
      'tone-mismatch',
    );
    expect(toneAgainst('Glad it works.', { mood: 'happy' })).toBeNull();
  });
});

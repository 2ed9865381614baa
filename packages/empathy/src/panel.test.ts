import { describe, expect, it } from 'vitest';
import { learnedFrom, type Decision } from './learned.ts';
import { phraseOf } from './phrase.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { suggest, suggestionPanel, type SuggestInput } from './suggest.ts';
import { aPhrase } from './test/phrases.ts';
import { aDeadClick, anOccasion, aRageClick, aSilence, aWait, at, read, wrote } from './test/stories.ts';

const offer = (given: Partial<SuggestInput> = {}) => suggest(anOccasion(given));
const overSeeds = (given: Partial<SuggestInput>, seeds = 40) =>
  Array.from({ length: seeds }, (_, seed) => offer({ ...given, seed: `${seed}` })).flat();
const two = [
  phraseOf(aPhrase({ id: 'one', family: 'one' })),
  phraseOf(aPhrase({ id: 'two', family: 'two', text: 'The next thing I do is {step}, by {time}.' })),
];
const firsts = (given: Partial<SuggestInput>, book = two) =>
  new Set(
    Array.from(
      { length: 20 },
      (_, seed) => suggest(anOccasion({ ...given, seed: `${seed}` }), book)[0]?.phraseId,
    ),
  );

describe('how suggestions are shown', () => {
  it('[SG10] nothing new while the visitor is writing', () => {
    const panel = suggestionPanel(anOccasion({ signals: [aRageClick()], isVisitorTyping: true }));
    expect(panel).toMatchObject({ suggestions: [], held: true });
    expect(suggestionPanel(anOccasion({ signals: [aRageClick()] }))).toMatchObject({ held: false });
  });

  it('[SG11] collapsed for those who hardly ever take one', () => {
    const collapsed = (offered: number, taken: number) =>
      suggestionPanel(anOccasion({ takeUp: { offered, taken } })).collapsed;
    expect(collapsed(39, 0)).toBe(false);
    expect(collapsed(40, 1)).toBe(true);
    expect(collapsed(40, 2)).toBe(false);
    expect(suggestionPanel(anOccasion()).collapsed).toBe(false);
  });
});

describe('what moves a suggestion', () => {
  const decisions = (family: string, outcome: Decision['outcome'], count: number): readonly Decision[] =>
    Array.from({ length: count }, () => ({ phraseId: family, family, outcome, at: at(0), moodBefore: null }));

  it('[RA1] what the team takes comes first', () => {
    expect(firsts({})).toEqual(new Set(['one', 'two']));
    const learned = learnedFrom(
      [...decisions('one', 'dismissed', 6), ...decisions('two', 'accepted', 6)],
      at(0),
    );
    expect(firsts({ learned })).toEqual(new Set(['two']));
  });

  it('[RA1] what the team likes never comes before what names the strongest fact', () => {
    const disliked = phraseBook.filter(({ situations }) => situations.includes('silent-control'));
    const learned = learnedFrom(
      disliked.flatMap(({ family }) => decisions(family, 'dismissed', 9)),
      at(0),
    );
    const keys = offer({ signals: [aRageClick()], learned }).map(({ signalKey }) => signalKey);
    expect(keys).toEqual(Array(3).fill(aRageClick().key));
  });

  it('[EX1] what is everywhere comes later, and what is a stock line rests', () => {
    const others = Array.from({ length: 91 }, (_, one) => decisions(`other-${one}`, 'accepted', 1)).flat();
    const at9 = learnedFrom([...decisions('one', 'accepted', 9), ...others], at(0));
    expect(firsts({ learned: at9 })).toEqual(new Set(['two']));
    const at20 = learnedFrom([...others, ...decisions('one', 'accepted', 20)], at(0));
    const hidden = suggest(anOccasion({ learned: at20 }), two).map(({ phraseId }) => phraseId);
    expect(hidden).toEqual(['two']);
  });

  it('[RA2] what is like the agent’s last sends comes later', () => {
    expect(firsts({ agentSends: ['The next thing I do is call them, by noon.'] })).toEqual(new Set(['one']));
  });

  it('[RA3] the site’s tone tips the scales', () => {
    const formal = [
      ...two,
      phraseOf(aPhrase({ id: 'formal', family: 'formal', text: 'I shall {step}.', formality: 3 })),
    ];
    const chance = (formality: 1 | 3) =>
      Array.from(
        { length: 60 },
        (_, seed) => suggest(anOccasion({ formality, seed: `${seed}` }), formal)[0],
      ).filter((first) => first?.phraseId === 'formal').length;
    expect(chance(3)).toBeGreaterThan(chance(1) + 20);
  });

  it('[RA4] the arc begins warm, or with the task', () => {
    const intents = (arc: 'warm-first' | 'task-first') =>
      overSeeds({ arc, chat: [wrote('visitor', 1, 'You charged me twice')] }, 60).filter(({ intent }) =>
        ['acknowledge', 'thank-effort', 'reflect', 'apologise'].includes(intent),
      ).length;
    expect(intents('warm-first')).toBeGreaterThan(intents('task-first'));
  });

  it('[RA5] says why in words, and the parts make the order', () => {
    const [first] = offer({
      signals: [aRageClick()],
      agentSends: ['I can see the “Pay” button did not respond.'],
    });
    expect(first?.why?.map(({ part }) => part)).toEqual(expect.arrayContaining(['fit', 'rotation']));
    expect(first?.why?.[0]).toEqual({
      part: 'fit',
      points: 3,
      words: 'names that the “Pay” button did not respond',
    });
    for (const { points, words } of first?.why ?? []) {
      expect(points).not.toBe(0);
      expect(words).toMatch(/\w/u);
    }
  });
});

describe('moods and matters', () => {
  it('[MO1] a phrase for a mood is offered in that mood alone', () => {
    const forMoods = new Map(phraseBook.map(({ id, moods }) => [id, moods]));
    for (const mood of ['angry', 'anxious', 'happy', 'unknown', null] as const) {
      for (const { phraseId } of overSeeds({
        mood,
        chat: [wrote('visitor', 1, 'so'), wrote('agent', 2), wrote('visitor', 3, 'no')],
      })) {
        const moods = forMoods.get(phraseId) ?? [];
        expect(moods.length === 0 || (mood !== null && moods.some((one) => one === mood))).toBe(true);
      }
    }
    expect(overSeeds({ mood: 'angry' }).some(({ phraseId }) => phraseId.startsWith('hot-'))).toBe(true);
  });

  it('[MO2] thanks are met with joy, and never with an apology', () => {
    const chat = [
      wrote('visitor', 1, 'hi'),
      wrote('agent', 2, 'hello'),
      wrote('visitor', 3, 'that works, thank you'),
    ];
    const signals = [aWait({ endedAt: 100_000, halfLifeMs: 60_000 })];
    expect(overSeeds({ mood: 'grateful', chat }).some(({ cue }) => cue === 'close-warmly')).toBe(true);
    const offered = [
      ...overSeeds({ mood: 'grateful', chat }),
      ...overSeeds({ mood: 'grateful', chat, signals }),
    ];
    expect(offered.filter(({ intent }) => intent === 'apologise')).toEqual([]);
  });

  it('[MO3] grief is met with few words, and with nothing for other matters', () => {
    const offered = overSeeds({ mood: 'sad', chat: [wrote('visitor', 1, 'My wife passed away in May')] });
    const situations = new Map(phraseBook.map((phrase) => [phrase.id, phrase.situations]));
    expect(offered.some(({ phraseId }) => phraseId.startsWith('grief-'))).toBe(true);
    for (const { phraseId } of offered) {
      const made = situations.get(phraseId) ?? [];
      expect(made.length === 0 || made.includes('bereavement') || made.includes('first-contact')).toBe(true);
    }
  });

  it('[CU7] the reason quotes the visitor’s own words', () => {
    const reasons = offer({ chat: [wrote('visitor', 1, 'You charged me twice!')] }).map(
      ({ reason }) => reason,
    );
    expect(reasons[0]).toBe('takes up what they say: “charged me twice”');
  });

  it('[CU8] a call is offered when writing has gone on too long', () => {
    const chat = Array.from({ length: 9 }, (_, turn) =>
      wrote(turn % 2 === 0 ? 'visitor' : 'agent', turn + 1, 'no'),
    );
    const offersCall = (given: Partial<SuggestInput>) =>
      overSeeds({ chat, ...given }).some(({ cue }) => cue === 'offer-call');
    expect(offersCall({ mood: 'frustrated' })).toBe(true);
    expect(offersCall({ mood: 'neutral' })).toBe(false);
    expect(offersCall({ mood: 'frustrated', callAfterTurns: 10 })).toBe(false);
    expect(offersCall({ mood: 'frustrated', chat: chat.slice(0, 3) })).toBe(false);
  });

  it.each([
    ['obstacle-', 'I cannot finish it'],
    ['need-', 'I want a refund'],
  ])('[CU9] questions %s are offered for “%s”', (prefix, body) => {
    const asked = overSeeds({ chat: [wrote('visitor', 1, body)] });
    expect(asked.some(({ phraseId }) => phraseId.startsWith(prefix))).toBe(true);
    const calm = overSeeds({ chat: [wrote('visitor', 1, 'Good morning')] });
    expect(calm.some(({ phraseId }) => phraseId.startsWith(prefix))).toBe(false);
  });

  it('[CU9] nobody is asked for a reason they have given', () => {
    const chat = [wrote('visitor', 1, 'I want a refund because it is broken')];
    expect(overSeeds({ chat }).filter(({ phraseId }) => phraseId.startsWith('need-'))).toEqual([]);
  });

  it.each(['refuse', 'announce-cost', 'set-limit', 'handover', 'follow-up', 'close'] as const)(
    '[CU10] an agent who looks for words to %s gets them, also after the end',
    (wanted) => {
      for (const chat of [
        [wrote('visitor', 1, 'hi'), wrote('agent', 2, 'no')],
        [wrote('visitor', 1, 'hi')],
      ]) {
        const offered = offer({ chat, wanted });
        expect(offered.map(({ intent }) => intent)).toEqual([wanted, wanted, wanted]);
      }
    },
  );
});

describe('what is left unsaid', () => {
  it('[SG12] the page is not named where the site does not want it; waits still are', () => {
    const signals = [aRageClick(), aWait()];
    const keys = overSeeds({ signals, nameTheUnsaid: false }).map(({ signalKey }) => signalKey);
    expect(new Set(keys)).toEqual(new Set([aWait().key]));
  });

  it('[SG13] what a visitor looked at is not held up to them', () => {
    const wander = { ...aDeadClick({}), kind: 'u-turn' as const, family: 'lost' as const, points: 10 };
    const offered = overSeeds({ signals: [wander] });
    expect(offered.some(({ phraseId }) => phraseId.startsWith('search-'))).toBe(true);
    expect(offered.map(({ signalKey }) => signalKey).filter((key) => key !== null)).toEqual([]);
  });

  it('[SG4] what was sent more than 90 days ago is forgotten', () => {
    const DAY = 86_400_000;
    const [first] = offer({ signals: [aWait()] });
    const text = read(first?.parts ?? []);
    const again = (days: number) =>
      offer({ signals: [aWait()], sentTexts: [{ text, at: at(120_000) - days * DAY }] })[0]?.phraseId;
    expect(again(91)).toBe(first?.phraseId);
    expect(again(89)).not.toBe(first?.phraseId);
  });
});

describe('two strong facts', () => {
  const kinds = [
    'rage-click',
    'dead-click',
    'slow-response',
    'error-click',
    'failed-request',
    'form-struggle',
    'reload-storm',
  ] as const;

  it.each(kinds.flatMap((kind) => [[kind, 'en'] as const, [kind, 'de'] as const]))(
    '[SG8] [SG9] %s beside a wait is named as well as the wait, in %s, with something to fill in',
    (kind, locale) => {
      for (let seed = 0; seed < 20; seed++) {
        const signal = { ...aRageClick({ path: '/checkout', refusals: 3 }), kind };
        const offered = offer({ signals: [signal, aWait()], locale, seed: `${seed}` });
        const keys = offered.map(({ signalKey }) => signalKey);
        expect(keys[0]).toBe(signal.key);
        expect(keys).toContain(aWait().key);
        expect(offered.some(({ parts }) => parts.some((part) => 'slot' in part && part.value === null))).toBe(
          true,
        );
      }
    },
  );
});

describe('German', () => {
  it('[LO1] is offered to German sites, and nothing else', () => {
    for (const signals of [[aRageClick()], [aWait()], [aRageClick(), aWait()], []]) {
      const offered = overSeeds({ signals, locale: 'de', visitorName: 'Anna' });
      expect(offered.filter(({ phraseId }) => !phraseId.startsWith('de-'))).toEqual([]);
      expect(offered).toHaveLength(120);
    }
    expect(overSeeds({}).filter(({ phraseId }) => phraseId.startsWith('de-'))).toEqual([]);
    const silence = offer({ signals: [aSilence()], chat: [wrote('agent', 2)], now: 240_000, locale: 'de' });
    expect(silence).toHaveLength(3);
  });

  it('[LO1] has enough to choose from in both languages', () => {
    const count = (locale: string) => phraseBook.filter((phrase) => phrase.locale === locale).length;
    expect(count('en')).toBeGreaterThanOrEqual(240);
    expect(count('de')).toBeGreaterThanOrEqual(80);
  });
});

import { slotNames } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { page, phraseOf, type Phrase } from '../phrase.ts';
import { phraseBook } from './phrase-book.ts';
import { problemsOf } from './phrase-rules.ts';

const textOf = ({ text }: Phrase) => text;
const [example] = page({ cue: 'take-ownership', intent: 'own' }, [
  { id: 'an-example', text: 'I will {step} by {time}.', do: 'When you can.', dont: 'When you cannot.' },
]);
if (!example) throw new Error('There is an example.');

const problems = (given: Partial<Phrase>) =>
  problemsOf(phraseOf({ ...example, ...given })).map(({ message }) => message);

describe('the phrases we ship', () => {
  it('[PB1] are enough to choose from', () => {
    expect(phraseBook.length).toBeGreaterThanOrEqual(24);
    expect(new Set(phraseBook.map(({ family }) => family)).size).toBeGreaterThanOrEqual(24);
  });

  it.each(phraseBook.map((phrase): [string, Phrase] => [phrase.id, phrase]))(
    '[PB3–PB8] %s is sound',
    (_, phrase) => {
      expect(problemsOf(phrase)).toEqual([]);
    },
  );

  it('[PB8] have ids of their own', () => {
    const ids = phraseBook.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('[PB8] have families that answer one cue', () => {
    const cues = new Map(phraseBook.map(({ family, cue }) => [family, cue]));
    expect(phraseBook.filter(({ family, cue }) => cues.get(family) !== cue)).toEqual([]);
  });

  it('[PB8] say nothing twice', () => {
    const texts = phraseBook.map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('[PB9] say that nothing responded only where nothing did', () => {
    const claims = /not respond|stayed silent|nothing (back|moved)|answered and it did not|every chance/u;
    const claiming = phraseBook.filter((phrase) => claims.test(textOf(phrase)));
    expect(claiming.length).toBeGreaterThan(3);
    for (const { situations } of claiming) expect(situations).toEqual(['silent-control']);
  });

  it('[PB9] say that the page failed only where it did', () => {
    const claiming = phraseBook.filter((phrase) => /page (failed|broke)/u.test(textOf(phrase)));
    expect(claiming.length).toBeGreaterThan(1);
    for (const { situations } of claiming) expect(situations).toEqual(['failing-control']);
  });

  it('[PB7] are sorry only for something that has happened, or to somebody whose words say so', () => {
    const sorry = phraseBook.filter((phrase) => /sorry|apolog|leid|entschuldig/iu.test(textOf(phrase)));
    expect(sorry.length).toBeGreaterThan(8);
    for (const { situations, moods } of sorry) expect(situations.length + moods.length).toBeGreaterThan(0);
  });

  it('use only slots of the protocol', () => {
    for (const { requires } of phraseBook) expect(slotNames).toEqual(expect.arrayContaining([...requires]));
  });

  it.each(['silent-control', 'long-wait', 'gone-quiet'] as const)(
    '[SG1] offer three families for %s',
    (situation) => {
      const fitting = phraseBook.filter(({ situations }) => situations.includes(situation));
      const withoutName = fitting.filter(({ rests }) => !rests.includes('name'));
      expect(new Set(withoutName.map(({ family }) => family)).size).toBeGreaterThanOrEqual(5);
    },
  );
});

describe('the rules of the book', () => {
  it('find nothing wrong with a plain promise', () => {
    expect(problems({})).toEqual([]);
  });

  it.each<readonly [string, Partial<Phrase>, string]>([
    ['[PB3] facts it does not use', { rests: ['control'] }, 'rests on control, which it does not use'],
    [
      '[PB4] what fits everybody',
      { text: 'I will do this for you right away.' },
      'names nothing and is not short',
    ],
    [
      '[PB5] the collective we',
      { text: 'We will {step} by {time}.' },
      'speaks as "we" where one person answers',
    ],
    [
      '[PB5] the collective we in German',
      { text: 'Wir werden {step}.', locale: 'de' },
      'speaks as "we" where one person answers',
    ],
    [
      '[PB6] a passive promise',
      { text: 'This will be forwarded by {time} as {step}.' },
      'says "will be forwarded": nobody acts',
    ],
    [
      '[PB6] no time at all',
      { text: 'I will {step}, {time}, as soon as possible.' },
      'says "as soon as possible": no time at all',
    ],
    [
      '[PB7] an order to feel',
      { text: 'Calm down: {step} by {time}.' },
      'says "calm down": an order to feel',
    ],
    [
      '[PB7] pity',
      { text: 'That must be difficult. I will {step} by {time}.' },
      'says "must be difficult": pity',
    ],
    [
      '[PB7] bad news twice',
      { text: 'Unfortunately {step} takes until {time}.' },
      'says "unfortunately": announces bad news twice',
    ],
    ['[PB7] an exclamation mark', { text: 'I will {step} by {time}!' }, 'has an exclamation mark'],
    ['[PB7] two apologies', { text: 'Sorry, so sorry: {step} by {time}.' }, 'is sorry more than once'],
    ['[PB8] too many words', { text: `I will {step}. ${'x'.repeat(190)}` }, 'is longer than 200 characters'],
    [
      '[PB8] an id that is no name',
      { id: 'Example 1' },
      'is no plain name: small letters, digits and single hyphens',
    ],
    ['[PB1] no advice', { dont: '' }, 'does not say when it hurts'],
    ['stray spaces', { text: 'I will  {step} by {time}.' }, 'has stray spaces'],
    [
      '[PB10] a refusal without a reason',
      { intent: 'refuse', text: 'I cannot do that. I can {option}.' },
      'needs {reason}: without a reason a refusal leaves doubt about the motive',
    ],
    [
      '[PB10] a refusal without an alternative',
      { intent: 'refuse', text: 'I cannot do that, because {reason}.' },
      'needs {option}: a refusal names what can be done instead',
    ],
    [
      '[PB11] a cost without its amount',
      { intent: 'announce-cost', text: 'That brings {benefit}. {option} is free. Shall I?' },
      'needs {amount}: a cost is named',
    ],
    [
      '[PB11] a cost that is not asked about',
      { intent: 'announce-cost', text: '{amount} brings {benefit}. {option} is free.' },
      'does not end with the question whether they want it',
    ],
  ])('refuse %s', (_, given, problem) => {
    expect(problems(given)).toContain(problem);
  });

  it('[PB5] allow the we of agent and customer together', () => {
    expect(problems({ text: 'Shall we {step} together by {time}?', tags: ['joint-we'] })).toEqual([]);
  });
});

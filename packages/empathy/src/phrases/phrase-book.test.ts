import { slotNames } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { say, shipped, type Phrase } from '../phrase.ts';
import { phraseBook } from './phrase-book.ts';
import { problemsOf } from './phrase-rules.ts';

const textOf = ({ parts }: Phrase) => parts.map((part) => ('text' in part ? part.text : '…')).join('');

const example = shipped({
  id: 'an-example',
  family: 'an-example',
  intent: 'own',
  cue: 'take-ownership',
  parts: say`I will ${'step'} by ${'time'}.`,
  do: 'When you can.',
  dont: 'When you cannot.',
});

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
    const claims = /not respond|stayed silent|nothing (back|moved)|it did not|every chance/u;
    const claiming = phraseBook.filter((phrase) => claims.test(textOf(phrase)));
    expect(claiming.length).toBeGreaterThan(3);
    for (const { situations } of claiming) expect(situations).toEqual(['silent-control']);
  });

  it('[PB9] say that the page failed only where it did', () => {
    const claiming = phraseBook.filter((phrase) => /page (failed|broke)/u.test(textOf(phrase)));
    expect(claiming.length).toBeGreaterThan(1);
    for (const { situations } of claiming) expect(situations).toEqual(['failing-control']);
  });

  it('[PB7] are sorry only to somebody who waited', () => {
    const sorry = phraseBook.filter((phrase) => /sorry|apolog/iu.test(textOf(phrase)));
    for (const { situations } of sorry) expect(situations).toEqual(['long-wait']);
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
    expect(problemsOf(example)).toEqual([]);
  });

  it.each<readonly [string, Partial<Phrase>, string]>([
    ['[PB3] slots that are not required', { requires: ['step'] }, 'does not require exactly its slots'],
    ['[PB3] facts it does not use', { rests: ['control'] }, 'rests on control, which it does not use'],
    [
      '[PB4] what fits everybody',
      { parts: say`I will do this for you right away.`, requires: [] },
      'names nothing and is not short',
    ],
    [
      '[PB5] the collective we',
      { parts: say`We will ${'step'} by ${'time'}.` },
      'speaks as "we" where one person answers',
    ],
    [
      '[PB6] a passive promise',
      { parts: say`This will be forwarded by ${'time'} as ${'step'}.` },
      'says "will be forwarded": nobody acts',
    ],
    [
      '[PB6] no time at all',
      { parts: say`I will ${'step'}, ${'time'}, as soon as possible.` },
      'says "as soon as possible": no time at all',
    ],
    [
      '[PB7] an order to feel',
      { parts: say`Calm down: ${'step'} by ${'time'}.` },
      'says "calm down": an order to feel',
    ],
    [
      '[PB7] pity',
      { parts: say`That must be difficult. I will ${'step'} by ${'time'}.` },
      'says "must be difficult": pity',
    ],
    [
      '[PB7] bad news twice',
      { parts: say`Unfortunately ${'step'} takes until ${'time'}.` },
      'says "unfortunately": announces bad news twice',
    ],
    ['[PB7] an exclamation mark', { parts: say`I will ${'step'} by ${'time'}!` }, 'has an exclamation mark'],
    [
      '[PB7] two apologies',
      { parts: say`Sorry, so sorry: ${'step'} by ${'time'}.` },
      'is sorry more than once',
    ],
    [
      '[PB8] too many words',
      { parts: say`I will ${'step'} by ${'time'}. ${'step'}${'time'}`.concat({ text: 'x'.repeat(190) }) },
      'is longer than 200 characters',
    ],
    ['[PB8] an id that is no name', { id: 'Example 1' }, 'has an id or a family that is no plain name'],
    ['[PB1] no advice', { dont: '' }, 'does not say when it helps and when it hurts'],
    [
      '[PB2] a slot in the words',
      { parts: say`I will ${'step'} by ${'time'}.`.concat({ text: ' {time}' }) },
      'has a brace in its words',
    ],
    ['stray spaces', { parts: say`I will  ${'step'} by ${'time'}.` }, 'has stray spaces'],
  ])('refuse %s', (_, given, problem) => {
    expect(problemsOf({ ...example, ...given })).toContain(problem);
  });

  it('[PB5] allow the we of agent and customer together', () => {
    const together = {
      ...example,
      parts: say`Shall we ${'step'} together by ${'time'}?`,
      tags: ['joint-we'],
    };
    expect(problemsOf(together)).toEqual([]);
  });
});

describe('the words of a phrase', () => {
  it('[PB2] are pieces with slots in between', () => {
    expect(say`${'name'}, I am ${'agent'}.`).toEqual([
      { slot: 'name' },
      { text: ', I am ' },
      { agent: true },
      { text: '.' },
    ]);
  });

  it('[PB3] every slot is required, once', () => {
    const twice = shipped({ ...example, parts: say`${'time'} or ${'time'}, then ${'step'}` });
    expect(twice.requires).toEqual(['time', 'step']);
  });
});

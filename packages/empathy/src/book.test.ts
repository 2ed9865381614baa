import { describe, expect, it } from 'vitest';
import { bookOf, entryOf, exported, imported, retired, revised } from './book.ts';
import { phraseOf } from './phrase.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { suggest } from './suggest.ts';
import { anOccasion } from './test/stories.ts';
import { aPhrase } from './test/phrases.ts';

const texts = (...given: Parameters<typeof bookOf>) => bookOf(...given).map(({ id, text }) => [id, text]);
const shipped = [phraseOf(aPhrase({ id: 'one', source: 'shipped', text: 'I will {step}.' }))];

describe('the book', () => {
  it('[PB14] is what is shipped, then the team’s, then one’s own', () => {
    const team = [aPhrase({ id: 'two', text: 'Then {step}.' })];
    const own = [aPhrase({ id: 'three', source: 'agent', text: 'Now {step}.' })];
    expect(texts(shipped, team, own)).toEqual([
      ['one', 'I will {step}.'],
      ['two', 'Then {step}.'],
      ['three', 'Now {step}.'],
    ]);
  });

  it('[PB14] a team rewords what is shipped, and the highest version counts', () => {
    const team = [
      aPhrase({ id: 'one', version: 3, text: 'Third {step}.' }),
      aPhrase({ id: 'one', version: 2, text: 'Second {step}.' }),
    ];
    expect(texts(shipped, team)).toEqual([['one', 'Third {step}.']]);
  });

  it('[PB14] a team retires what is shipped, and an agent cannot bring it back', () => {
    const [one] = shipped;
    if (!one) throw new Error('There is one.');
    const own = [aPhrase({ id: 'one', version: 9, source: 'agent' })];
    const book = bookOf(shipped, [retired(entryOf(one))], own);
    expect(book.map(({ status, version }) => [status, version])).toEqual([['retired', 2]]);
    expect(suggest(anOccasion(), book)).toEqual([]);
  });

  it('[PB12] leaves out what cannot be read', () => {
    expect(texts([], [aPhrase({ text: 'By {never}.' })])).toEqual([]);
  });

  it('[PB13] a changed phrase is its next version', () => {
    expect(revised(aPhrase({ version: 4 }), { text: 'New {step}.' })).toMatchObject({
      version: 5,
      text: 'New {step}.',
    });
  });

  it('[PB14] phrases of a team are offered', () => {
    const team = [aPhrase({ text: 'Our own words for {issue}.' })];
    expect(suggest(anOccasion(), bookOf([], team)).map(({ phraseId }) => phraseId)).toEqual(['a-phrase']);
  });
});

describe('a file of phrases', () => {
  it('[PB15] holds what is kept and nothing else, and comes back the same', () => {
    const file = exported(phraseBook);
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
    expect(file.phrases).toHaveLength(phraseBook.length);
    expect(file.phrases[0]).not.toHaveProperty('parts');
    expect(bookOf([], file.phrases).map(entryOf)).toEqual(file.phrases);
  });

  it('[PB15] adds, changes, and leaves alone', () => {
    const same = aPhrase({ id: 'same', version: 2 });
    const old = aPhrase({ id: 'old', version: 7 });
    const file = exported([
      same,
      aPhrase({ id: 'old', text: 'Better {step}.' }),
      aPhrase({ id: 'new', source: 'shipped', version: 5 }),
    ]);
    const { added, changed, unchanged } = imported(file, [same, old]);
    expect(added).toEqual([aPhrase({ id: 'new' })]);
    expect(changed).toEqual([aPhrase({ id: 'old', version: 8, text: 'Better {step}.' })]);
    expect(unchanged).toEqual([same]);
  });
});

import { describe, expect, it } from 'vitest';
import { directionOf, languageFor, languages } from './languages.ts';
import { texts as english } from './languages/en.ts';
import { fillPlaces, placesIn, type Texts } from './texts.ts';

/** Every text as `[room.key, words]`. */
const entries = (texts: Texts): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([room, words]) =>
    Object.entries(words as Record<string, string>).map(([key, text]) => [`${room}.${key}`, text] as const),
  );

describe.each(languages)('$name', ({ tag }) => {
  const load = async (): Promise<Texts> => {
    const part: unknown = await import(`./languages/${tag.toLowerCase()}.ts`);
    return (part as { texts: Texts }).texts;
  };

  it('[TX1] says everything that English says, and nothing else', async () => {
    expect(entries(await load()).map(([key]) => key)).toEqual(entries(english).map(([key]) => key));
  });

  it('[TX2] has the same places in each text', async () => {
    const places = (texts: Texts) => entries(texts).map(([key, text]) => [key, placesIn(text)]);
    expect(places(await load())).toEqual(places(english));
  });

  it('[TX3] leaves nothing empty, and little as it is in English', async () => {
    const spoken = entries(await load());
    expect(spoken.filter(([, text]) => text.trim() === '')).toEqual([]);
    const same = spoken.filter(([key, text]) => new Map(entries(english)).get(key) === text);
    expect(same.length).toBeLessThan(tag === 'en' ? Infinity : 8);
  });
});

it('[TX4] has twelve languages, each named once', () => {
  expect(new Set(languages.map(({ tag }) => tag)).size).toBe(12);
});

it('[TX5] takes the first wish that can be met, by the first part of its tag', () => {
  expect(languageFor(['xx', 'pt-BR', 'de'])).toBe('pt');
  expect(languageFor(['zh-TW'])).toBe('zh-Hans');
  expect(languageFor(['DE-at'], ['en', 'de'])).toBe('de');
  expect(languageFor(['fr'], ['en', 'de'])).toBeNull();
  expect(languageFor(['', 'not a tag'])).toBeNull();
});

it('[TX6] is written from right to left in Arabic alone', () => {
  expect(languages.filter(({ tag }) => directionOf(tag) === 'rtl').map(({ tag }) => tag)).toEqual(['ar']);
});

it('[TX7] keeps a place that nothing was given for', () => {
  expect(fillPlaces('{name}, about {minutes} min', { name: 'Ines' })).toBe('Ines, about {minutes} min');
});

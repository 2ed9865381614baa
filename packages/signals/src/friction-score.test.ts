import { describe, expect, it } from 'vitest';
import { detectSignals } from './detect-signals.ts';
import { frictionAt } from './friction.ts';
import { plainText } from './sentence.ts';
import { MINUTE, rage, dead, waiting, friction, score, points } from './test/friction-readings.ts';
import { anInput, at, untouched, wrote } from './test/inputs.ts';

describe('score', () => {
  it('is nothing without signals', () => {
    expect(frictionAt([], null, at(0))).toMatchObject({
      friction: { score: 0, level: 'calm', since: null, contributions: [], at: at(0) },
      nextCheckAt: null,
    });
  });

  it('[FR1] halves with every half-life', () => {
    expect([0, 3, 6, 9].map((minutes) => score([rage('a')], minutes * MINUTE))).toEqual([40, 20, 10, 5]);
  });

  it('[FR1] counts a wait that ended from its end', () => {
    const ended = waiting(4 * MINUTE);
    expect([4, 5, 6].map((minutes) => score([ended], minutes * MINUTE))).toEqual([40, 20, 10]);
  });

  it('[FR1] lets a state fall that somebody else ended', () => {
    const cut = { ...waiting(), endedAt: at(4 * MINUTE) };
    expect([4, 5, 30].map((minutes) => score([cut], minutes * MINUTE))).toEqual([40, 20, 0]);
  });

  it('[FR2] repeats count less and less', () => {
    const repeats = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => rage(key, { points: 10 }));
    expect(repeats.map((_, index) => score(repeats.slice(0, index + 1), 0))).toEqual([
      10, 18, 23, 26, 28, 30,
    ]);
  });

  it('[FR2] the newest of equal signals counts fully', () => {
    const older = rage('a');
    const newer = rage('b', { detectedAt: 3 * MINUTE });
    expect(points([older, newer], 3 * MINUTE)).toEqual([40, 15]);
  });

  it('[FR2] a faint new signal does not push an old strong one down', () => {
    const strong = rage('a');
    const faint = rage('b', { points: 1, detectedAt: 1 });
    expect(score([strong, faint], 1)).toBeGreaterThan(score([strong], 1));
  });

  it('[FR3] a family has a cap', () => {
    const many = ['a', 'b', 'c', 'd'].map((key) => rage(key));
    expect(score(many, 0)).toBe(65);
    const words = ['a', 'b', 'c'].map((key) => rage(key, { family: 'words' }));
    const lost = ['d', 'e'].map((key) => rage(key, { family: 'lost' }));
    const wait = ['f', 'g', 'h'].map((key) => rage(key, { family: 'waiting' }));
    expect([words, lost, wait].map((family) => score(family, 0))).toEqual([50, 35, 50]);
  });

  it('[FR3] strong signals take the room before weak ones', () => {
    const many = [...['a', 'b', 'c', 'd'].map((key) => rage(key)), dead('e')];
    const parts = friction(many, 0).contributions.map(({ kind }) => kind);
    expect(parts).not.toContain('dead-click');
  });

  it('[FR4] no number of hints is more than 15', () => {
    const hints = Array.from({ length: 60 }, (_, index) => dead(`d${index}`));
    expect(friction(hints, 0)).toMatchObject({ score: 15, level: 'calm' });
  });

  it('[FR5] is never more than 100', () => {
    const families = ['page', 'lost', 'waiting', 'words'] as const;
    const all = families.flatMap((family) =>
      ['a', 'b', 'c', 'd'].map((key) => rage(`${family}${key}`, { family })),
    );
    expect(score(all, 0)).toBe(100);
    expect(points(all, 0).reduce((sum, part) => sum + part, 0)).toBe(100);
  });

  it('[FR14] a signal from the future counts as found now', () => {
    expect(score([rage('a', { detectedAt: 2 * MINUTE })], 0)).toBe(40);
  });

  it('[SP4] of two versions of one signal the later counts, in any order', () => {
    const short = rage('a', { points: 32, sentence: ['3 times'] });
    const grown = rage('a', { points: 40, detectedAt: 500, sentence: ['5 times'] });
    for (const signals of [
      [short, grown],
      [grown, short],
    ]) {
      expect(friction(signals, 500).contributions.map(({ sentence }) => plainText(sentence))).toEqual([
        '5 times',
      ]);
    }
  });

  it('[SP4] a wait that ended outweighs the same wait while it lasted', () => {
    const [lasting, ended] = [waiting(), waiting(4 * MINUTE)];
    expect(score([lasting, ended], 5 * MINUTE)).toBe(20);
    expect(score([ended, lasting], 5 * MINUTE)).toBe(20);
  });
});

describe('contributions', () => {
  it('[FR6] come strongest first and add up to the score', () => {
    const answer = friction([dead('d'), waiting(), rage('a', { detectedAt: 2 * MINUTE })], 3 * MINUTE);
    expect(answer.contributions.map(({ points: part, sentence }) => [part, plainText(sentence)])).toEqual([
      [40, 'clicked Pay 5 times in 1.4 s; nothing happened'],
      [26, 'has been waiting 3 min for an answer'],
      [3, 'clicked Pay 5 times in 1.4 s; nothing happened'],
    ]);
    expect(answer.score).toBe(69);
  });

  it('[FR6] parts without a whole point are left out, states with none are kept', () => {
    const faded = rage('a', { detectedAt: -20 * MINUTE });
    const answer = friction([faded, waiting()], MINUTE);
    expect(answer.contributions.map((part) => [part.kind, part.points])).toEqual([['waiting', 0]]);
  });

  it('[FR6] rounding gives what is missing to the part that lost most', () => {
    const parts = ['page', 'lost', 'words'] as const;
    const thirds = parts.map((family, index) =>
      rage(`s${index}`, { family, kind: 'rage-click', points: 10 }),
    );
    const answer = friction(thirds, 0);
    expect(answer.contributions.reduce((sum, part) => sum + part.points, 0)).toBe(answer.score);
  });

  it('[FR7] a state reads as it stands now, not as it was stored', () => {
    const [early] = detectSignals(anInput({ chat: [wrote('visitor', 1, 0)], now: 61_000 }), untouched);
    if (!early) throw new Error('A wait this long is found.');
    const [part] = friction([early], 3 * MINUTE).contributions;
    expect(part).toMatchObject({ points: 27, since: at(0) });
    expect(plainText(part?.sentence ?? [])).toBe('has been waiting 3 min for an answer');
  });
});

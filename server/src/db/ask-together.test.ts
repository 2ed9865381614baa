import { describe, expect, it } from 'vitest';
import { askTogether } from './ask-together.ts';

describe('what many ask for', () => {
  /** Statements that are answered when they are told to. */
  const openStatements = (atOnce = 100) => {
    const asked: (readonly number[])[] = [];
    const ends: (() => void)[] = [];
    const ask = askTogether(
      async (asks: readonly number[]) => {
        asked.push(asks);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (asks.includes(13)) throw new Error('unlucky');
        return asks.map((one) => one * 10);
      },
      { atOnce },
    );
    const endAll = async () => {
      while (ends.length > 0) {
        for (const end of ends.splice(0)) end();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return { asked, ask, endAll };
  };

  it('goes at once while little is under way, and then together', async () => {
    const { asked, ask, endAll } = openStatements();
    const answers = Promise.all([1, 2, 3, 4, 5].map(ask));
    expect(asked).toEqual([[1], [2]]);
    await endAll();
    expect(asked).toEqual([[1], [2], [3, 4, 5]]);
    expect(await answers).toEqual([10, 20, 30, 40, 50]);
  });

  it('fits into a statement up to its bound', async () => {
    const { asked, ask, endAll } = openStatements(2);
    const answers = Promise.all([1, 2, 3, 4, 5].map(ask));
    await endAll();
    expect(asked.slice(2)).toEqual([[3, 4], [5]]);
    expect(await answers).toEqual([10, 20, 30, 40, 50]);
  });

  it('fails for the one that cannot be answered, and for no other', async () => {
    const { ask, endAll } = openStatements();
    const answers = Promise.allSettled([1, 2, 3, 13, 5].map(ask));
    await endAll();
    expect((await answers).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});

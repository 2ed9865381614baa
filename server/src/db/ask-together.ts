import { isUnavailable } from './errors.ts';

/** Statements under way at a time. */
const UNDER_WAY = 2;

/** In one statement. */
const AT_ONCE = 100;

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Lets what many ask for at the same time go in few statements: alone, one goes at once; whoever comes while others are
 * under way goes with the next. One that cannot be answered does not fail the others.
 * @param askAll gives as many answers as there are asks, in their order
 */
export function askTogether<Ask, Answer>(
  askAll: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  { atOnce = AT_ONCE } = {},
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = [];
  let underWay = 0;

  const answer = async (crew: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const answers = await askAll(crew.map(({ ask }) => ask));
      if (answers.length !== crew.length) throw new Error('Not everybody was answered.');
      for (const [index, one] of answers.entries()) crew[index]?.resolve(one);
    } catch (error) {
      if (crew.length > 1 && !isUnavailable(error)) await Promise.all(crew.map((one) => answer([one])));
      else for (const { reject } of crew) reject(error);
    }
  };

  const start = () => {
    while (underWay < UNDER_WAY && waiting.length > 0) {
      underWay++;
      void answer(waiting.splice(0, atOnce)).finally(() => {
        underWay--;
        start();
      });
    }
  };

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      start();
    });
}

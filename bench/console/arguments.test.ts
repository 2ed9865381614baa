import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('arguments of bench:console', () => {
  it('measures what the product promises when nothing is said', () => {
    expect(parseArguments([])).toEqual({ json: null, conversations: 1_000, messages: 5_000 });
  });

  it('takes other sizes', () => {
    expect(parseArguments(['--conversations', '30', '--messages', '60', '--json', 'out.json'])).toEqual({
      json: 'out.json',
      conversations: 30,
      messages: 60,
    });
  });

  it.each([
    [['--messages', 'many']],
    [['--conversations', '3']],
    [['--messages', '100000']],
    [['--unknown']],
  ])('refuses %j and says what would do', (args) => {
    expect(() => parseArguments(args)).toThrow('pnpm --silent bench:console');
  });
});

import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('arguments', () => {
  it('reads them', () => {
    expect(parseArguments(['--json', 'out.json', '--rounds', '3'])).toEqual({ json: 'out.json', rounds: 3 });
    expect(parseArguments([])).toEqual({ json: null, rounds: 9 });
  });

  it.each([
    [['--rounds', '0'], /--rounds must be a whole number from 1 to 99; it was "0"/],
    [['--fast'], /--fast/],
  ])('refuses %j in words', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});

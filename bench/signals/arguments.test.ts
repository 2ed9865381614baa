import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('arguments', () => {
  it('reads them', () => {
    expect(parseArguments(['--pages', 'a.json', '--only', 'x,y', '--vendors', '--parallel', '3'])).toEqual({
      pages: 'a.json',
      json: null,
      vendors: true,
      only: ['x', 'y'],
      parallel: 3,
    });
  });

  it.each([
    [[], /Which pages/],
    [['--pages'], /pages/],
    [['--pages', 'a', '--parallel', 'many'], /--parallel must be a whole number from 1 to 32; it was "many"/],
    [['--pages', 'a', '--fast'], /--fast/],
  ])('refuses %j in words', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});

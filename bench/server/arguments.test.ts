import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('arguments', () => {
  it('reads them', () => {
    const args = [
      '--json',
      'out.json',
      '--seconds',
      '2',
      '--clients',
      '8',
      '--only',
      'a,c',
      '--on',
      'postgresql',
    ];
    expect(parseArguments(args)).toEqual({
      json: 'out.json',
      seconds: 2,
      clients: 8,
      only: new Set(['a', 'c']),
      on: 'postgresql',
      profile: null,
      gates: false,
    });
  });

  it('measures everything when nothing is said', () => {
    expect([...parseArguments([]).only]).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('fails by its gates only when asked to', () => {
    expect(parseArguments(['--gates']).gates).toBe(true);
  });

  it.each([
    [['--seconds', '0'], /--seconds must be a whole number from 1 to 600; it was "0"/],
    [['--clients', 'many'], /--clients must be a whole number from 1 to 500; it was "many"/],
    [['--only', 'a,h'], /--only takes letters from a, b, c, d, e, f, g; it was "h"/],
    [['--on', 'paper'], /--on takes embedded or postgresql; it was "paper"/],
    [['--fast'], /--fast/],
  ])('refuses %j in words', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});

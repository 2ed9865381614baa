import { describe, expect, it } from 'vitest';
import { anInput } from '../test/inputs.ts';
import { dialogue, type Line } from '../test/said.ts';
import { nudge } from './nudge.ts';

const found = (...lines: readonly Line[]) =>
  nudge.detect(anInput({ chat: dialogue(...lines) }), { afterMs: 30_000 }).map(({ key }) => key);

describe('nudge', () => {
  it.each([
    'hello?',
    'Hello??',
    'anyone there',
    '?',
    '??',
    'Sind Sie noch da?',
    'il y a quelqu’un ?',
    '¿hay alguien?',
    'I’m still waiting',
  ])('[NU1] %s, while nobody answers', (text) => {
    expect(found(['visitor', 0, 'my card was charged twice'], ['visitor', 40_000, text])).toEqual([
      'nudge:2',
    ]);
  });

  it('[NU1] in a chat that is under way too', () => {
    expect(
      found(
        ['visitor', 0, 'hi'],
        ['agent', 5_000, 'Hello, how can I help?'],
        ['visitor', 9_000, 'my card was charged twice'],
        ['visitor', 50_000, 'still there?'],
      ),
    ).toEqual(['nudge:4']);
  });

  it('[NU2] a greeting is none, nor is what says more', () => {
    expect(found(['visitor', 0, 'hello?'])).toEqual([]);
    expect(found(['visitor', 0, 'hi'], ['visitor', 20_000, 'hello?'])).toEqual([]);
    expect(found(['visitor', 0, 'hi'], ['visitor', 60_000, 'hello, where is my order?'])).toEqual([]);
    expect(found(['visitor', 0, 'hi'], ['agent', 9_000, 'Hi!'], ['visitor', 60_000, 'hello?'])).toEqual([]);
  });
});

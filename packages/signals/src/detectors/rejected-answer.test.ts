import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { anInput, at } from '../test/inputs.ts';
import { dialogue } from '../test/said.ts';
import { rejectedAnswer } from './rejected-answer.ts';

const pressed = (seq: number, ms: number): Interaction => ({ kind: 'answer-rejected', seq, at: at(ms) });
const found = (text: string, interactions: readonly Interaction[] = []) => {
  const chat = dialogue(
    ['visitor', 0, 'where is it'],
    ['agent', 5_000, 'See our FAQ.'],
    ['visitor', 9_000, text],
  );
  return rejectedAnswer.detect(anInput({ chat, interactions }), {});
};

describe('rejected answer', () => {
  it.each([
    'That did not help.',
    'it DIDN’T help',
    "that doesn't answer my question",
    'Das hilft mir nicht weiter',
    'Ça ne m’aide pas',
    'Eso no me ayuda',
    'Non mi ha aiutato',
    'Isso não ajudou',
    'Dat helpt niet',
  ])('[RA1] %s', (text) => {
    expect(found(text)).toMatchObject([{ key: 'rejected-answer:2', points: 30 }]);
  });

  it.each([
    'That helped, thanks',
    'can you help me',
    'the help page is not loading',
    '"that did not help" is on the form',
  ])('[RA2] not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('[RA1] the button says the same, and both together say it once', () => {
    expect(found('hm', [pressed(2, 8_000)])).toMatchObject([
      { key: 'rejected-answer:2', detectedAt: at(8_000) },
    ]);
    expect(found('that did not help', [pressed(2, 8_000), pressed(2, 8_000)])).toHaveLength(1);
  });

  it('[RA2] before anybody has answered it speaks of something else', () => {
    const chat = dialogue(['visitor', 0, 'I read the FAQ and it did not help']);
    expect(rejectedAnswer.detect(anInput({ chat }), {})).toEqual([]);
  });
});

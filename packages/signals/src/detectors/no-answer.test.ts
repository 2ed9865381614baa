import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from '../chat-fact.ts';
import { plainText } from '../sentence.ts';
import { anInput, at, typed } from '../test/inputs.ts';
import { dialogue } from '../test/said.ts';
import { thresholdsOf } from '../thresholds.ts';
import { noAnswer } from './no-answer.ts';

const defaults = thresholdsOf(noAnswer, {});
const asking = (text = 'and where is it?') =>
  dialogue(['visitor', -20_000, 'hi'], ['agent', -10_000, 'Hello!'], ['visitor', 0, text]);
const found = (
  now: number,
  chat: readonly ChatFact[] = asking(),
  interactions: readonly Interaction[] = [],
) => noAnswer.detect(anInput({ chat, interactions, now }), defaults);

describe('no answer', () => {
  it('[NA1] begins at two minutes with nothing and is full at six', () => {
    expect(found(119_999)).toEqual([]);
    expect([120_000, 240_000, 360_000, 900_000].map((now) => found(now)[0]?.points)).toEqual([0, 15, 30, 30]);
    expect(plainText(found(240_000)[0]?.sentence ?? [])).toBe('has had no answer for 4 min');
  });

  it('[NA1] before the first answer it is a wait of another kind', () => {
    expect(found(900_000, dialogue(['visitor', 0, 'where is it?']))).toEqual([]);
  });

  it.each([
    'Thanks!',
    'ok thank you',
    'bye',
    'vielen Dank',
    'merci beaucoup',
    'one moment please',
    'Einen Moment, ich schaue nach',
  ])('[NA2] nobody has to answer "%s"', (text) => {
    expect(found(900_000, asking(text))).toEqual([]);
  });

  it('[NA2] thanks end what was asked before', () => {
    const chat = [
      ...asking(),
      ...dialogue(
        ['visitor', 0, ''],
        ['visitor', 0, ''],
        ['visitor', 0, ''],
        ['visitor', 150_000, 'never mind'],
      ).slice(3),
    ];
    expect(found(900_000, chat)[0]).toMatchObject({ endedAt: at(150_000), halfLifeMs: 60_000 });
  });

  it('[NA3] an agent who types is answering, a hidden tab misses no answer', () => {
    expect(found(130_000, [...asking(), typed('agent', 100_000)])).toEqual([]);
    expect(found(135_000, [...asking(), typed('agent', 100_000)])).toHaveLength(1);
    const hidden: Interaction = { kind: 'visibility', at: at(60_000), visible: false };
    expect(found(900_000, asking(), [hidden])).toEqual([]);
  });
});

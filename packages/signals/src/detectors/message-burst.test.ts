import { describe, expect, it } from 'vitest';
import type { ChatFact } from '../chat-fact.ts';
import { plainText } from '../sentence.ts';
import { anInput, wrote } from '../test/inputs.ts';
import { visitorSays } from '../test/said.ts';
import { thresholdsOf } from '../thresholds.ts';
import { messageBurst } from './message-burst.ts';

const found = (chat: readonly ChatFact[]) =>
  messageBurst.detect(anInput({ chat }), thresholdsOf(messageBurst, {}));

describe('message burst', () => {
  it('[MB1] four messages within thirty seconds, two of which ask or exclaim', () => {
    const [burst] = found(visitorSays(10, 'hello?', 'my card', 'was charged', 'twice!'));
    expect(burst).toMatchObject({ key: 'message-burst:1', points: 10, halfLifeMs: 120_000 });
    expect(plainText(burst?.sentence ?? [])).toBe('wrote 4 messages in a row');
    expect(found(visitorSays(10.1, 'hello?', 'my card', 'was charged', 'twice!'))).toEqual([]);
  });

  it('[MB2] one sentence in pieces is none', () => {
    expect(found(visitorSays(5, 'so', 'I bought a shoe', 'a red one', 'and it is too small!'))).toEqual([]);
    expect(found([1, 2, 3, 4, 5].map((seq) => wrote('visitor', seq, seq)))).toEqual([]);
  });

  it('[MB1] an answer in between begins anew', () => {
    const chat = visitorSays(2, 'a?', 'b?', 'c?', 'd?');
    expect(found(chat.map((fact) => (fact.seq === 3 ? { ...fact, author: 'agent' } : fact)))).toEqual([]);
  });
});

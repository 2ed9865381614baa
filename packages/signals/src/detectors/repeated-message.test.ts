import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { anInput, at } from '../test/inputs.ts';
import { visitorSays } from '../test/said.ts';
import { thresholdsOf } from '../thresholds.ts';
import { repeatedMessage } from './repeated-message.ts';

const defaults = thresholdsOf(repeatedMessage, {});
const keys = (seconds: number, texts: readonly string[], interactions: readonly Interaction[] = []) =>
  repeatedMessage
    .detect(anInput({ chat: visitorSays(seconds, ...texts), interactions, now: 3_600_000 }), defaults)
    .map(({ key }) => key);

describe('repeated message', () => {
  it('[RM1] the same again, whatever its capitals, marks and accents', () => {
    expect(keys(60, ['Where is my order?', 'where is my ORDER!!'])).toEqual(['repeated-message:2']);
    expect(keys(60, ['Où est ma commande', 'ou est ma commande ?'])).toEqual(['repeated-message:2']);
    expect(keys(60, ['我的订单在哪里', '我的订单在哪里？'])).toEqual(['repeated-message:2']);
  });

  it('[RM1] four words of five are the same, three of five are not', () => {
    expect(keys(60, ['where is my order', 'where is my order now'])).toHaveLength(1);
    expect(keys(60, ['where is my red order', 'where is my blue order'])).toEqual([]);
  });

  it('[RM1] within ten minutes and five messages', () => {
    expect([600, 601].map((seconds) => keys(seconds, ['where is it now', 'where is it now']).length)).toEqual(
      [1, 0],
    );
    const between = (count: number) =>
      Array.from({ length: count }, (_, index) => `something else, number ${index}x`);
    const asked = ['where is my order', ...between(4), 'where is my order'];
    expect(keys(10, asked)).toContain('repeated-message:6');
    expect(keys(10, ['where is my order', ...between(5), 'where is my order'])).not.toContain(
      'repeated-message:7',
    );
  });

  it('[RM2] short words are no question', () => {
    expect(keys(20, ['yes', 'yes', 'ok thanks', 'ok thanks', '12345', '12345'])).toEqual([]);
  });

  it('[RM3] sent again after the connection dropped', () => {
    const dropped: Interaction = { kind: 'reconnected', at: at(5_000) };
    expect(keys(10, ['where is my order', 'where is my order'], [dropped])).toEqual([]);
    const before: Interaction = { kind: 'reconnected', at: at(-5_000) };
    expect(keys(10, ['where is my order', 'where is my order'], [before])).toHaveLength(1);
  });
});

import type { ReflectionField, ReflectionItem } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { cases } from './conversations.json' with { type: 'json' };
import { reflect, type SaidMessage } from './reflect.ts';

interface Expected {
  readonly messageId: string;
  readonly words: string;
}

const conversations = cases.map(({ id, messages, ...expected }) => {
  const said: readonly SaidMessage[] = messages.map(({ author, text }, index) => ({
    seq: index + 1,
    author: author === 'agent' ? 'agent' : 'visitor',
    text,
  }));
  return { id, said, expected, card: reflect({ messages: said }) };
});

function isOn(items: readonly ReflectionItem[], { messageId, words }: Expected): boolean {
  return items.some(
    ({ text, source, struck }) =>
      !struck &&
      source.kind === 'message' &&
      `m${source.seq}` === messageId &&
      text.toLowerCase().includes(words.toLowerCase()),
  );
}

const missing = (field: Extract<ReflectionField, 'wants' | 'happened' | 'tried' | 'atStake'>) =>
  conversations.flatMap(({ id, expected, card }) =>
    expected[field].filter((item) => !isOn(card[field], item)).map(({ words }) => `${id}: ${words}`),
  );
const all = (field: 'wants' | 'happened' | 'tried' | 'atStake') =>
  conversations.reduce((sum, { expected }) => sum + expected[field].length, 0);

describe('[RF3] on conversations as they happen', () => {
  it.each([
    ['wants', 0.9],
    ['happened', 0.8],
    ['tried', 0.75],
    ['atStake', 0.75],
  ] as const)('finds what the visitor says under "%s"', (field, least) => {
    const lacking = missing(field);
    expect({ recall: 1 - lacking.length / all(field), lacking }).toSatisfy(
      ({ recall }: { recall: number }) => recall >= least,
    );
  });

  it('[RF1] puts nothing on a card without a source that says it', () => {
    for (const { said, card } of conversations) {
      const { reopened: _reopened, summaryDue: _summaryDue, ...fields } = card;
      const items = Object.values(fields).flat();
      const quoted = items.filter(({ basis }) => basis === 'said');
      const textOf = ({ source }: ReflectionItem) =>
        source.kind === 'message' ? said.find(({ seq }) => seq === source.seq)?.text : undefined;
      expect(items.filter((item) => textOf(item) === undefined)).toEqual([]);
      expect(quoted.filter((item) => !textOf(item)?.slice(item.span?.start, item.span?.end).trim())).toEqual(
        [],
      );
    }
  });
});

import type { ConversationEvent, MessageEvent } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { seeded } from '../testing/seeded.ts';
import { judge, spotless, type Operation, type Verdict } from './journal.ts';

const told = (seq: number): Operation['outcome'] => ({ kind: 'ok', seq });
const operation = (number: number, outcome: Operation['outcome']): Operation => ({
  conversationId: 'c',
  clientId: `m${number}`,
  body: `message ${number}`,
  number,
  outcome,
});
const entry = (number: number, seq: number): MessageEvent => ({
  kind: 'message',
  seq,
  at: 0,
  author: { kind: 'visitor', id: 'v', name: null },
  clientId: `m${number}`,
  body: `message ${number}`,
});
const verdict = (operations: Operation[], list: ConversationEvent[], seen: ConversationEvent[] = list) =>
  judge(operations, new Map([['c', list]]), [{ conversationId: 'c', seen }]);

describe('the checker of histories', () => {
  it('finds nothing where all is well, also with an attempt that nobody heard of', () => {
    const operations = [
      operation(1, told(1)),
      operation(2, { kind: 'indeterminate' }),
      operation(3, told(2)),
      operation(4, { kind: 'fail' }),
    ];
    expect(verdict(operations, [entry(1, 1), entry(3, 2)])).toEqual(spotless);
  });

  it('lets an attempt that nobody answered have been stored', () => {
    const operations = [operation(1, { kind: 'indeterminate' }), operation(2, told(2))];
    expect(verdict(operations, [entry(1, 1), entry(2, 2)])).toEqual(spotless);
  });

  it('finds an acknowledged message that is gone', () => {
    expect(verdict([operation(1, told(1)), operation(2, told(2))], [entry(1, 1)])).toEqual({
      ...spotless,
      lost: 1,
    });
  });

  it('finds the whole conversation gone', () => {
    expect(judge([operation(1, told(1)), operation(2, told(2))], new Map(), [])).toEqual({
      ...spotless,
      lost: 2,
    });
  });

  it('finds an acknowledged message at another place', () => {
    expect(verdict([operation(1, told(5))], [entry(1, 1)])).toEqual({ ...spotless, lost: 1 });
  });

  it('finds an acknowledged message with other words', () => {
    const changed = { ...entry(1, 1), body: 'something else' };
    expect(verdict([operation(1, told(1))], [changed])).toMatchObject({ lost: 1, phantoms: 1 });
  });

  it('finds a message that stands twice', () => {
    expect(verdict([operation(1, told(1))], [entry(1, 1), entry(1, 2)])).toEqual({
      ...spotless,
      duplicated: 1,
    });
  });

  it('finds messages in another order than written', () => {
    expect(verdict([operation(1, told(2)), operation(2, told(1))], [entry(2, 1), entry(1, 2)])).toEqual({
      ...spotless,
      disordered: 1,
    });
  });

  it('finds a position that is missing', () => {
    const list = [entry(1, 1), entry(2, 3)];
    const found = judge([operation(1, told(1)), operation(2, told(3))], new Map([['c', list]]), []);
    expect(found).toEqual({ ...spotless, holes: 1 });
  });

  it('finds what an observer passed over, and what it never got', () => {
    const operations = [1, 2, 3].map((number) => operation(number, told(number)));
    const list = [1, 2, 3].map((number) => entry(number, number));
    expect(verdict(operations, list, [entry(1, 1), entry(3, 3)])).toMatchObject({ lost: 0, holes: 2 });
    expect(verdict(operations, list, [entry(1, 1), entry(2, 2)])).toEqual({ ...spotless, holes: 1 });
  });

  it('finds a message that was refused and stands there all the same, and one that nobody wrote', () => {
    expect(verdict([operation(1, { kind: 'fail' })], [entry(1, 1)])).toEqual({ ...spotless, phantoms: 1 });
    expect(verdict([], [entry(1, 1)])).toEqual({ ...spotless, phantoms: 1 });
  });

  it('finds what an observer was told before it was kept', () => {
    const operations = [operation(1, { kind: 'indeterminate' }), operation(2, told(1))];
    expect(verdict(operations, [entry(2, 1)], [entry(1, 1)])).toEqual({ ...spotless, rewritten: 1 });
  });
});

/** Each takes a clean history and spoils one thing in it. What is said of messages: `changes.test.ts`. */
const faults: Readonly<
  Record<
    Exclude<keyof Verdict, 'rewritten' | 'resurrected' | 'stale'>,
    (list: ConversationEvent[], at: number) => ConversationEvent[]
  >
> = {
  lost: (list, at) =>
    list
      .toSpliced(at, 1)
      .map((event, index) => (event.kind === 'message' ? { ...event, seq: index + 1 } : event)),
  duplicated: (list, at) => [...list, { ...(list[at] ?? entry(0, 0)), seq: list.length + 1 }],
  disordered: (list, at) => {
    const other = at === 0 ? 1 : at - 1;
    const [a, b] = [list[at] ?? entry(0, 0), list[other] ?? entry(0, 0)];
    return list.with(at, { ...b, seq: a.seq }).with(other, { ...a, seq: b.seq });
  },
  holes: (list, at) => list.map((event, index) => (index < at ? event : { ...event, seq: event.seq + 1 })),
  phantoms: (list) => [...list, entry(99_999, list.length + 1)],
};

describe('of 200 random histories with one planted fault each', () => {
  const random = seeded(42);
  const names = Object.keys(faults) as (keyof typeof faults)[];
  const rounds = Array.from({ length: 200 }, (_, round) => names[round % names.length] ?? 'lost');

  it('the checker passes none, and passes each before the fault was planted', () => {
    for (const name of rounds) {
      const length = 2 + Math.floor(random() * 30);
      const list: ConversationEvent[] = Array.from({ length }, (_, index) => entry(index + 1, index + 1));
      const operations = list.map((_, index) => operation(index + 1, told(index + 1)));
      expect(verdict(operations, list)).toEqual(spotless);
      const spoilt = faults[name](list, Math.floor(random() * length));
      expect(verdict(operations, spoilt)[name], name).toBeGreaterThan(0);
    }
  });
});

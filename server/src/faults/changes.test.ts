import type { ConversationEvent } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { judgeChanges, judgeScreens, stateOf } from './changes.ts';
import { judge, spotless, type Change } from './journal.ts';

const author = { kind: 'agent', id: 'ada', name: 'Ada' } as const;
const common = (seq: number) => ({ seq, at: seq, author });
const message = (seq: number, body: string): ConversationEvent => ({
  ...common(seq),
  kind: 'message',
  clientId: `m${seq}`,
  body,
});
const edit = (seq: number, targetSeq: number, body: string): ConversationEvent => ({
  ...common(seq),
  kind: 'edit',
  targetSeq,
  body,
});
const taken = (seq: number, targetSeq: number): ConversationEvent => ({
  ...common(seq),
  kind: 'delete',
  targetSeq,
});
const read = (seq: number, upToSeq: number): ConversationEvent => ({ ...common(seq), kind: 'read', upToSeq });
const change = (said: Change['said'], outcome: Change['outcome']): Change => ({
  conversationId: 'c',
  authorId: 'ada',
  said,
  outcome,
});
const ok = (seq: number): Change['outcome'] => ({ kind: 'ok', seq });

/** One message that was changed, one that was changed and taken back, and a read mark. */
const list = [message(1, 'one'), edit(2, 1, 'uno'), message(3, ''), edit(4, 3, ''), taken(5, 3), read(6, 5)];
const seen = [
  message(1, 'one'),
  edit(2, 1, 'uno'),
  message(3, 'two'),
  edit(4, 3, 'due'),
  taken(5, 3),
  read(6, 5),
];
const changes = [
  change({ kind: 'edit', targetSeq: 1, body: 'uno' }, ok(2)),
  change({ kind: 'edit', targetSeq: 3, body: 'due' }, ok(4)),
  change({ kind: 'delete', targetSeq: 3 }, ok(5)),
  change({ kind: 'read', upToSeq: 5 }, ok(6)),
];
const without = (seq: number) => list.filter((event) => event.seq !== seq);

describe('the checker of what is said of messages', () => {
  it('finds nothing where all is well, also with an attempt that nobody heard of', () => {
    const unheard = change({ kind: 'delete', targetSeq: 1 }, { kind: 'indeterminate' });
    expect(judgeChanges([...changes, unheard], list)).toEqual(spotless);
    expect(judgeScreens({ conversationId: 'c', seen }, list)).toEqual(spotless);
    expect(judge([], new Map([['c', list.slice(5)]]), []).phantoms).toBe(0);
    expect([...stateOf(list)]).toEqual([
      [1, 'uno'],
      [3, null],
    ]);
  });

  it('does not take words that were seen before they were taken back for others', () => {
    const observation = { conversationId: 'c', seen };
    expect(judge([], new Map([['c', list]]), [observation]).rewritten).toBe(0);
    const others = [message(1, 'eins'), ...seen.slice(1)];
    expect(judge([], new Map([['c', list]]), [{ conversationId: 'c', seen: others }]).rewritten).toBe(1);
  });

  it.each([
    { what: 'an edit', at: 2 },
    { what: 'a deletion', at: 5 },
    { what: 'a read mark', at: 6 },
  ])('finds $what that is gone', ({ at }) => {
    const kept = without(at).map((event, index) => ({ ...event, seq: index + 1 }));
    expect(judgeChanges(changes, kept).lost).toBeGreaterThanOrEqual(1);
  });

  it('finds an edit with other words, one that nobody made, and one that was refused', () => {
    const others = list.map((event) => (event.seq === 2 ? edit(2, 1, 'eins') : event));
    expect(judgeChanges(changes, others)).toEqual({ ...spotless, lost: 1, phantoms: 1 });
    expect(judgeChanges(changes.slice(1), list)).toEqual({ ...spotless, phantoms: 1 });
    const refused = change({ kind: 'edit', targetSeq: 1, body: 'uno' }, { kind: 'fail' });
    expect(judgeChanges([refused, ...changes.slice(1)], list)).toEqual({ ...spotless, phantoms: 1 });
  });

  it('finds an edit that stands twice', () => {
    expect(judgeChanges(changes, [...list, edit(7, 1, 'uno')])).toEqual({ ...spotless, duplicated: 1 });
  });

  it('finds words that came back to life', () => {
    const alive = list.map((event) => (event.seq === 3 ? message(3, 'two') : event));
    expect(judgeChanges(changes, alive)).toEqual({ ...spotless, resurrected: 1 });
  });

  it('finds an observer on whose screen stands what was taken back, and what was never changed', () => {
    const missed = seen.filter(({ kind }) => kind !== 'delete' && kind !== 'read');
    expect(
      judgeScreens({ conversationId: 'c', seen: missed }, list.slice(0, 4).concat(taken(5, 3)), []),
    ).toEqual({
      ...spotless,
      stale: 1,
      resurrected: 1,
    });
    expect(judgeScreens({ conversationId: 'c', seen: seen.slice(0, 1) }, list.slice(0, 2), []).stale).toBe(1);
  });
});

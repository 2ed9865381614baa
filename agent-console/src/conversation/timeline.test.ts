import { agentAuthor, aMessage, TUESDAY_AFTERNOON, visitorAuthor } from '@attune/testing';
import type { ConversationEvent } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import type { Outgoing } from './outgoing.ts';
import { emptyThread, receiveEvent } from './thread.ts';
import { timelineOf, type TimelineLine } from './timeline.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const threadOf = (...events: ConversationEvent[]) => events.reduce(receiveEvent, emptyThread('c1'));
const own = (seq: number, body: string, at = 0) =>
  aMessage({ seq, body, at, author: agentAuthor, clientId: `own-${seq}` });
const theirs = (seq: number, body: string, at = 0) => aMessage({ seq, body, at });
const read = (seq: number, upToSeq: number): ConversationEvent => ({
  kind: 'read',
  seq,
  upToSeq,
  at: TUESDAY_AFTERNOON,
  author: visitorAuthor,
});
const outgoing = (given: Partial<Outgoing>): Outgoing => ({
  conversationId: 'c1',
  clientId: 'out-1',
  body: 'On its way',
  suggestionId: null,
  seenSeq: null,
  parts: null,
  at: TUESDAY_AFTERNOON,
  state: 'sending',
  problem: null,
  ...given,
});
const told = (lines: readonly TimelineLine[]): string[] =>
  lines.map((line) =>
    line.kind === 'message' ? `${line.body}${line.delivery ? ` (${line.delivery})` : ''}` : line.kind,
  );

describe('timelineOf', () => {
  it('opens each day with its name', () => {
    const lines = timelineOf(threadOf(theirs(1, 'Hi'), theirs(2, 'Still here', DAY)), [], 'agent-1');
    expect(told(lines)).toEqual(['day', 'Hi', 'day', 'Still here']);
  });

  it('says under the last own message alone whether it was seen', () => {
    const thread = threadOf(own(1, 'One'), own(2, 'Two', MINUTE));
    expect(told(timelineOf(thread, [], 'agent-1'))).toEqual(['day', 'One', 'Two (sent)']);
    const seen = receiveEvent(thread, read(3, 2));
    expect(told(timelineOf(seen, [], 'agent-1'))).toEqual(['day', 'One', 'Two (seen)']);
  });

  it('does not call a message seen that was sent after the last look', () => {
    const thread = threadOf(own(1, 'One'), read(2, 1), own(3, 'Two'));
    expect(told(timelineOf(thread, [], 'agent-1')).at(-1)).toBe('Two (sent)');
  });

  it('shows what is on its way after the list, and a failed one always with its state', () => {
    const lines = timelineOf(
      threadOf(own(1, 'One')),
      [outgoing({ clientId: 'a', body: 'Bad', state: 'failed' }), outgoing({ clientId: 'b' })],
      'agent-1',
    );
    expect(told(lines)).toEqual(['day', 'One', 'Bad (failed)', 'On its way (sending)']);
  });

  it('shows a message once, in the same place on screen, when list and outbox both have it', () => {
    const pending = timelineOf(threadOf(), [outgoing({ clientId: 'own-1' })], 'agent-1');
    const stored = timelineOf(
      threadOf(own(1, 'On its way')),
      [outgoing({ clientId: 'own-1', state: 'stored' })],
      'agent-1',
    );
    expect(told(stored)).toEqual(['day', 'On its way (sent)']);
    expect(stored[1]?.key).toBe(pending[1]?.key);
  });

  it('leaves out what goes to other conversations', () => {
    expect(told(timelineOf(threadOf(), [outgoing({ conversationId: 'c2' })], 'agent-1'))).toEqual([]);
  });

  it('gathers messages of one author within a minute into a run', () => {
    const lines = timelineOf(
      threadOf(
        theirs(1, 'a'),
        theirs(2, 'b', 20_000),
        theirs(3, 'c', 2 * MINUTE),
        own(4, 'd', 2 * MINUTE + 1),
      ),
      [],
      'agent-1',
    );
    const runs = lines.flatMap((line) =>
      line.kind === 'message' ? [`${line.opensRun ? '[' : ''}${line.body}${line.closesRun ? ']' : ''}`] : [],
    );
    expect(runs).toEqual(['[a', 'b]', '[c]', '[d]']);
  });

  it('tells a colleague from oneself', () => {
    const colleague = aMessage({ author: { kind: 'agent', id: 'agent-2', name: 'Ines' } });
    const [, line] = timelineOf(threadOf(colleague), [], 'agent-1');
    expect(line).toMatchObject({ side: 'colleague', name: 'Ines', delivery: null });
  });
});

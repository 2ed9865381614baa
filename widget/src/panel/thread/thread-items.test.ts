import type { ConversationEvent } from '@attune/protocol';
import { aMessage, agentAuthor, TUESDAY_AFTERNOON, visitorAuthor } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { newDraft } from '../../conversation/drafts.ts';
import { initialState, type ConversationState } from '../../conversation/state.ts';
import { dayLabel, threadItems, type ThreadItem } from './thread-items.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function state(
  events: readonly ConversationEvent[],
  given: Partial<ConversationState> = {},
): ConversationState {
  return {
    ...initialState({}),
    link: 'online',
    timeline: { conversationId: 'c', epoch: 'a', events, upTo: events.length },
    ...given,
  };
}

const own = (seq: number, at: number) => aMessage({ seq, at, clientId: `own-${seq}`, body: `own ${seq}` });
const theirs = (seq: number, at: number) =>
  aMessage({ seq, at, author: agentAuthor, clientId: `agent-${seq}`, body: `agent ${seq}` });

/** "day Today | own: own 1 (sent) | notice" */
function drawn(items: readonly ThreadItem[]): string {
  return items
    .map((item) => {
      if (item.kind === 'day') return `day ${item.label}`;
      if (item.kind === 'line') return `line ${item.text}`;
      if (item.kind === 'notice') return 'notice';
      const words = item.messages.map(({ body, delivery }) => (delivery ? `${body} (${delivery})` : body));
      return `${item.own ? 'own' : item.name}: ${words.join(', ')}`;
    })
    .join(' | ');
}

const draw = (shown: ConversationState): string => drawn(threadItems(shown, TUESDAY_AFTERNOON + 5 * MINUTE));

describe('thread items', () => {
  it('groups by author and minute', () => {
    const events = [own(1, 0), theirs(2, 1_000), theirs(3, 2_000), theirs(4, MINUTE), own(5, MINUTE)];
    expect(draw(state(events))).toBe(
      'day Today | own: own 1 | notice | Marek: agent 2, agent 3 | Marek: agent 4 | own: own 5 (sent)',
    );
  });

  it('says how far the last own message has come, and only that one', () => {
    const events = [own(1, 0), own(2, 2 * MINUTE)];
    const seen: ConversationEvent = { kind: 'read', seq: 3, at: 0, author: agentAuthor, upToSeq: 2 };
    expect(draw(state(events))).toBe('day Today | own: own 1 | notice | own: own 2 (sent)');
    expect(draw(state([...events, seen]))).toBe('day Today | own: own 1 | notice | own: own 2 (seen)');
  });

  it('does not take the visitor’s own reading for the team’s', () => {
    const read: ConversationEvent = { kind: 'read', seq: 2, at: 0, author: visitorAuthor, upToSeq: 1 };
    expect(draw(state([own(1, 0), read]))).toBe('day Today | own: own 1 (sent) | notice');
  });

  it('shows drafts after what is stored, and moves the delivery to the last', () => {
    const drafts = [{ ...newDraft('d', 'draft', TUESDAY_AFTERNOON + 2 * MINUTE), state: 'sending' as const }];
    expect(draw(state([own(1, 0)], { drafts }))).toBe(
      'day Today | own: own 1 | notice | own: draft (sending)',
    );
  });

  it('tells sending from waiting for a connection', () => {
    const drafts = [newDraft('d', 'draft', TUESDAY_AFTERNOON)];
    expect(draw(state([], { drafts }))).toBe('day Today | own: draft (sending) | notice');
    expect(draw(state([], { drafts, link: 'offline' }))).toBe('day Today | own: draft (waiting) | notice');
  });

  it('shows each failed draft as failed, wherever it stands', () => {
    const drafts = [
      {
        ...newDraft('a', 'a', TUESDAY_AFTERNOON),
        state: 'failed' as const,
        problem: { code: 'invalid', message: 'No.' },
      },
      newDraft('b', 'b', TUESDAY_AFTERNOON + MINUTE),
    ];
    expect(draw(state([], { drafts }))).toBe('day Today | own: a (failed) | notice | own: b (sending)');
  });

  it('gives a draft and its message the same key, so that it is not drawn anew', () => {
    const draft = newDraft('own-1', 'own 1', TUESDAY_AFTERNOON);
    const keyOf = (shown: ConversationState): unknown =>
      threadItems(shown, TUESDAY_AFTERNOON).flatMap((item) =>
        item.kind === 'group' ? [item.key, item.messages[0]?.key] : [],
      );
    expect(keyOf(state([], { drafts: [draft] }))).toEqual(keyOf(state([own(1, 0)])));
  });

  it('puts a day before the first message of each day', () => {
    expect(draw(state([own(1, -3 * DAY), own(2, -DAY), own(3, 0)]))).toBe(
      'day Saturday, February 28 | own: own 1 | notice | day Yesterday | own: own 2 | day Today | own: own 3 (sent)',
    );
  });

  it('marks what its author has changed, and not what was taken back', () => {
    const edit = (seq: number, targetSeq: number): ConversationEvent => ({
      kind: 'edit',
      seq,
      at: TUESDAY_AFTERNOON,
      author: agentAuthor,
      targetSeq,
      body: 'in other words',
    });
    const taken = {
      kind: 'delete',
      seq: 5,
      at: TUESDAY_AFTERNOON,
      author: agentAuthor,
      targetSeq: 2,
    } as const;
    const items = threadItems(
      state([theirs(1, 0), theirs(2, 0), edit(3, 1), edit(4, 2), taken]),
      TUESDAY_AFTERNOON,
    );
    const shown = items.flatMap((item) => (item.kind === 'group' ? item.messages : []));
    expect(shown).toMatchObject([
      { body: 'in other words', edited: true },
      { body: 'This message was deleted.', edited: false },
    ]);
  });

  it('says that the conversation was closed, and nothing of its opening', () => {
    const status = (seq: number, to: 'open' | 'resolved', author = agentAuthor): ConversationEvent => ({
      kind: 'status',
      seq,
      at: TUESDAY_AFTERNOON,
      author,
      status: to,
    });
    const events = [own(1, 0), status(2, 'resolved'), status(3, 'open', visitorAuthor)];
    expect(draw(state(events))).toContain('line The conversation was closed. Write again whenever you like.');
    expect(draw(state(events))).not.toContain('open again');
  });
});

describe('dayLabel', () => {
  const noon = new Date(2026, 2, 29, 12).getTime();

  it('counts days by the calendar, not by hours', () => {
    expect(dayLabel(new Date(2026, 2, 28, 23, 59).getTime(), new Date(2026, 2, 29, 0, 1).getTime())).toBe(
      'Yesterday',
    );
    expect(dayLabel(new Date(2026, 2, 29, 0, 1).getTime(), noon)).toBe('Today');
  });

  it('calls a time ahead of a slow clock today', () => {
    expect(dayLabel(noon + DAY, noon)).toBe('Today');
  });
});

import type { QueuePlace, Reply } from '@attune/protocol';
import { aMessage, agentAuthor } from '@attune/testing';
import { expect, it } from 'vitest';
import { inChatSettings } from '../testing/in-chat-settings.ts';
import { createFakeServer, settle } from '../testing/fake-server.ts';
import { createCell } from './cell.ts';
import type { Connection } from './connection.ts';
import { createQueuePlace } from './queue-place.ts';
import { initialState, withTimeline, type ConversationState } from './state.ts';
import { addLive, beginTimeline, emptyTimeline } from './timeline.ts';

const third: QueuePlace = { place: 3, usual: null };
const first: QueuePlace = { place: 1, usual: null };
const own = aMessage({ seq: 1 });
const answer = aMessage({ seq: 2, author: agentAuthor, clientId: 'agent-2' });

/** A page that has been loaded while the visitor waits; the server answers when it is let. */
function loaded({ isOn = true }: { readonly isOn?: boolean } = {}) {
  const asked: unknown[] = [];
  let say = (_reply: Reply<{ place: QueuePlace | null }>): void => {};
  const connection: Connection = {
    ...createFakeServer().connect(),
    request: ((name: string, input: unknown) => {
      asked.push([name, input]);
      return new Promise<Reply<{ place: QueuePlace | null }>>((resolve) => (say = resolve));
    }) as Connection['request'],
  };
  const begun = beginTimeline(emptyTimeline, { conversationId: 'c', epoch: 'e', lastSeq: 1 });
  const cell = createCell<ConversationState>({
    ...initialState({}),
    settings: { ...inChatSettings, queue: { on: isOn } },
    timeline: addLive(begun, 'c', own),
  });
  const hear = (event: typeof own): void =>
    cell.set((state) => withTimeline(state, addLive(state.timeline, 'c', event)));
  return {
    asked,
    cell,
    hear,
    queue: createQueuePlace(connection, cell),
    say: (place: QueuePlace) => say({ ok: true, value: { place } }),
  };
}

it('asks where somebody stands who still waits, once on a connection', async () => {
  const { asked, cell, queue, say } = loaded();
  queue.connected();
  queue.caughtUp();
  expect(asked).toEqual([['queue:get', { conversationId: 'c' }]]);
  say(third);
  await settle();
  expect(cell.get().queue).toEqual(third);
  queue.caughtUp();
  expect(asked).toHaveLength(1);
  queue.connected();
  queue.caughtUp();
  expect(asked).toHaveLength(2);
});

it('asks nothing where the site does not tell, or nobody waits', () => {
  const silent = loaded({ isOn: false });
  silent.queue.caughtUp();
  expect(silent.asked).toEqual([]);
  const answered = loaded();
  answered.hear(answer);
  answered.queue.caughtUp();
  expect(answered.asked).toEqual([]);
});

it('believes what the server told meanwhile, which is newer', async () => {
  const { cell, queue, say } = loaded();
  queue.caughtUp();
  queue.told(first);
  say(third);
  await settle();
  expect(cell.get().queue).toEqual(first);
});

it('says nothing of a line to somebody who was answered meanwhile', async () => {
  const { cell, hear, queue, say } = loaded();
  queue.caughtUp();
  hear(answer);
  say(third);
  await settle();
  expect(cell.get().queue).toBeNull();
});

it.each(['resolved', 'snoozed'] as const)(
  'takes the line away when the conversation is %s without an answer',
  (status) => {
    const { cell, queue } = loaded();
    queue.told(third);
    cell.set((state) =>
      withTimeline(
        state,
        addLive(state.timeline, 'c', { kind: 'status', seq: 2, at: 0, author: agentAuthor, status }),
      ),
    );
    expect(cell.get().queue).toBeNull();
  },
);

import type { ConversationEvent } from '@attune/protocol';
import { aMessage, agentAuthor, visitorAuthor } from '@attune/testing';
import { expect, it } from 'vitest';
import { aPolicy } from '../testing/a-policy.ts';
import { inChatSettings } from '../testing/in-chat-settings.ts';
import { newDraft } from './drafts.ts';
import {
  initialState,
  readUpTo,
  unreadCount,
  withStarted,
  withTimeline,
  type ConversationState,
} from './state.ts';
import { addLive } from './timeline.ts';

const started = withStarted(initialState({}), {
  visitorId: 'visitor-1',
  conversation: { id: 'c', status: 'open', lastSeq: 0 },
  epoch: 'a',
  siteName: 'Fern & Field',
  agentsOnline: 2,
  settings: inChatSettings,
  recorder: aPolicy(),
});

function heard(state: ConversationState, ...events: readonly ConversationEvent[]): ConversationState {
  return events.reduce((held, event) => withTimeline(held, addLive(held.timeline, 'c', event)), state);
}

const fromAgent = (seq: number) => aMessage({ seq, author: agentAuthor, clientId: `agent-${seq}` });
const read = (seq: number, upToSeq: number, author = visitorAuthor): ConversationEvent => ({
  kind: 'read',
  seq,
  at: 0,
  author,
  upToSeq,
});

it('is online and named once the visit has started', () => {
  expect(started).toMatchObject({ link: 'online', siteName: 'Fern & Field', agentsOnline: 2 });
});

it('counts what agents wrote and the visitor has not seen', () => {
  const state = heard(started, fromAgent(1), fromAgent(2), read(3, 1));
  expect(unreadCount(state)).toBe(1);
});

it('does not count the visitor among the unread', () => {
  expect(unreadCount(heard(started, aMessage({ seq: 1 })))).toBe(0);
});

it('never goes back on what was seen', () => {
  const { timeline } = heard(started, fromAgent(1), fromAgent(2), read(3, 2), read(4, 1));
  expect(readUpTo(timeline.events, 'visitor')).toBe(2);
});

it('lets go of a draft when its message has come', () => {
  const writing = { ...started, drafts: [newDraft('one', 'Hello', 0), newDraft('two', 'There', 0)] };
  const state = heard(writing, aMessage({ seq: 1, clientId: 'one' }));
  expect(state.drafts.map(({ clientId }) => clientId)).toEqual(['two']);
});

it('keeps a draft when an agent happens to use the same id', () => {
  const writing = { ...started, drafts: [newDraft('agent-1', 'Hello', 0)] };
  expect(heard(writing, fromAgent(1)).drafts).toHaveLength(1);
});

it('stops saying that an agent writes when the message is there', () => {
  const state = heard({ ...started, typing: { name: 'Marek' } }, fromAgent(1));
  expect(state.typing).toBeNull();
});

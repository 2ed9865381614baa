import { agentAuthor, aMessage, visitorAuthor } from '@attune/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, type FakeConnection } from '../../gallery/fake-connection.ts';
import { createTyping, type TypingWatch } from './typing.ts';

let connection: FakeConnection;
let watch: TypingWatch;
const typing = (author = visitorAuthor, on = true): void =>
  connection.tell('typing:changed', { conversationId: 'c1', author, typing: on });
const who = (): string[] => (watch.typing.value.get('c1') ?? []).map(({ id }) => id);

beforeEach(() => {
  vi.useFakeTimers();
  connection = createFakeConnection();
  watch = createTyping(connection, () => agentAuthor.id);
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

describe('who is typing', () => {
  it('is heard and taken back', () => {
    typing();
    expect(who()).toEqual(['visitor-1']);
    typing(visitorAuthor, false);
    expect(who()).toEqual([]);
  });

  it('fades six seconds after the last word of it', () => {
    typing();
    vi.advanceTimersByTime(5_999);
    typing();
    vi.advanceTimersByTime(5_999);
    expect(who()).toEqual(['visitor-1']);
    vi.advanceTimersByTime(1);
    expect(who()).toEqual([]);
  });

  it('is never oneself', () => {
    typing(agentAuthor);
    expect(who()).toEqual([]);
  });

  it('ends with their message', () => {
    typing();
    connection.tell('conversation:event', { conversationId: 'c1', event: aMessage() });
    expect(who()).toEqual([]);
  });

  it('goes on when somebody else’s message comes, or one of another conversation', () => {
    typing();
    connection.tell('conversation:event', { conversationId: 'c1', event: aMessage({ author: agentAuthor }) });
    connection.tell('conversation:event', { conversationId: 'c2', event: aMessage() });
    expect(who()).toEqual(['visitor-1']);
  });
});

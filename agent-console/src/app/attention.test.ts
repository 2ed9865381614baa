import { describe, expect, it } from 'vitest';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { newMessages } from './attention.ts';

const rows = (...unread: number[]) =>
  new Map(
    unread.map((count, index) => [`c${index}`, anInboxItem({ conversationId: `c${index}`, unread: count })]),
  );

describe('newMessages', () => {
  it.each([
    ['one more in a conversation', rows(1), rows(2), 1],
    ['a new conversation', rows(1), rows(1, 3), 3],
    ['nothing new', rows(1, 2), rows(1, 2), 0],
    ['messages that were read', rows(4), rows(0), 0],
    ['one read and two new', rows(4, 0), rows(0, 2), 2],
  ])('counts %s', (_, before, now, count) => {
    expect(newMessages(before, now)).toBe(count);
  });
});

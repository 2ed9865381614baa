import { TYPING_TTL_MS } from '@attune/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTypingBook } from './typing-book.ts';

describe('who is writing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const key = { siteId: 'shop', conversationId: 'c' };

  it('is known until they say so or have not for a while, and is told when it ends', () => {
    const ended = vi.fn();
    const book = createTypingBook(ended);
    book.set(key, true);
    expect(book.isTyping(key)).toBe(true);
    expect(book.isTyping({ ...key, siteId: 'other' })).toBe(false);
    vi.advanceTimersByTime(TYPING_TTL_MS - 1);
    book.set(key, true);
    vi.advanceTimersByTime(TYPING_TTL_MS - 1);
    expect(book.isTyping(key)).toBe(true);
    vi.advanceTimersByTime(1);
    expect(book.isTyping(key)).toBe(false);
    expect(ended.mock.calls).toEqual([[key]]);
    book.set(key, true);
    book.isTyping(key);
    book.set(key, false);
    book.set(key, false);
    expect(ended).toHaveBeenCalledTimes(2);
    book.set(key, true);
    book.set(key, false);
    expect(ended, 'nobody had asked').toHaveBeenCalledTimes(2);
    book.set(key, true);
    book.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

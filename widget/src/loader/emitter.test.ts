import { afterEach, expect, it, vi } from 'vitest';
import { createEmitter } from './emitter.ts';

afterEach(() => void vi.restoreAllMocks());

it('tells whoever listens, and stops when asked to', () => {
  const { on, off, emit } = createEmitter();
  const listener = vi.fn();
  on('unread', listener);
  emit('unread', { count: 2 });
  off('unread', listener);
  emit('unread', { count: 3 });
  expect(listener.mock.calls).toEqual([[{ count: 2 }]]);
});

it('tells late listeners that it is ready', () => {
  const { on, emit } = createEmitter();
  emit('ready', {});
  const listener = vi.fn();
  on('ready', listener);
  expect(listener).toHaveBeenCalledOnce();
});

it('goes on when a listener of the page fails', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { on, emit } = createEmitter();
  const listener = vi.fn();
  on('opened', () => {
    throw new Error('theirs');
  });
  on('opened', listener);
  emit('opened', {});
  expect(listener).toHaveBeenCalledOnce();
});

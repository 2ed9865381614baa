import { expect, it, vi } from 'vitest';
import { fetchParts } from './fetch-parts.ts';

const FILES = {
  early: 'widget/chunks/e.js',
  recorder: 'widget/chunks/r.js',
  conversation: 'widget/chunks/c.js',
  panel: 'widget/chunks/p.js',
};

it('fetches each part once, from beside the script', async () => {
  const load = vi.fn((url: string) => Promise.resolve({ url }));
  const parts = fetchParts(FILES, 'https://chat.example/sub/', load);
  const [one, other] = await Promise.all([parts.panel(), parts.panel()]);
  expect(one).toBe(other);
  expect(load.mock.calls).toEqual([['https://chat.example/sub/widget/chunks/p.js']]);
});

it('asks another address after a failure, for a browser may remember the first as failed', async () => {
  const load = vi.fn((_url: string): Promise<unknown> => Promise.reject(new TypeError('offline')));
  const parts = fetchParts(FILES, 'https://chat.example/', load);
  await expect(parts.panel()).rejects.toThrow('offline');
  load.mockResolvedValue({ createPanel: () => {} });
  await expect(parts.panel()).resolves.toBeDefined();
  const [first, second] = load.mock.calls.map(([url]) => url);
  expect(second).not.toBe(first);
  expect(new URL(second ?? '').pathname).toBe(new URL(first ?? '').pathname);
});

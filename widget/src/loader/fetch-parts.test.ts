import { expect, it, vi } from 'vitest';
import { fetchParts } from './fetch-parts.ts';

const builds = { early: 'eee', recorder: 'rrr', conversation: 'ccc', panel: 'ppp', invitations: 'iii' };
const PANEL = 'https://chat.example/attune/widget/chunks/panel-ppp.js';

it('asks once for each part, beside the script', async () => {
  const load = vi.fn((url: string) => Promise.resolve({ url }));
  const fetchPart = fetchParts(builds, 'https://chat.example/attune/', load);
  expect(await fetchPart('panel')).toBe(await fetchPart('panel'));
  expect(load.mock.calls).toEqual([[PANEL]]);
});

it('asks for another address after a failure, which browsers remember', async () => {
  const load = vi.fn((url: string) => Promise.resolve({ url }));
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const fetchPart = fetchParts(builds, 'https://chat.example/attune/', load);
  await expect(fetchPart('panel')).rejects.toThrow('Failed to fetch');
  await fetchPart('panel');
  expect(load.mock.calls).toEqual([[PANEL], [`${PANEL}?`]]);
});

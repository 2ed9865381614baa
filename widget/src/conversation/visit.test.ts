import { createFakeClock } from '@attune/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepVisit, leaveVisit, takeVisit } from './visit.ts';

const clock = createFakeClock();
let ids = 0;
const deps = { now: clock.now, randomId: () => `visit-${ids++}` };
const held = new Map<string, string>();

beforeEach(() => {
  held.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

it('goes on over the pages of a tab', () => {
  const visit = { ...takeVisit('k', deps), chatOpened: true, nextPress: 4, nextBatch: 2, text: 'half a sen' };
  leaveVisit('k', visit, clock.now());
  expect(takeVisit('k', deps)).toEqual(visit);
});

it('leaves nothing behind when the chat was never opened', () => {
  leaveVisit('k', takeVisit('k', deps), clock.now());
  expect(held.size).toBe(0);
});

it('is not in storage while a page has it, so that a duplicated tab begins its own', () => {
  const visit = { ...takeVisit('k', deps), chatOpened: true };
  leaveVisit('k', visit, clock.now());
  takeVisit('k', deps);
  expect(takeVisit('k', deps).id).not.toBe(visit.id);
});

it('ends after half an hour', () => {
  const visit = { ...takeVisit('k', deps), chatOpened: true };
  leaveVisit('k', visit, clock.now());
  clock.advance(30 * 60_000);
  expect(takeVisit('k', deps).id).not.toBe(visit.id);
});

it('becomes another when the browser brings an old page back', () => {
  const visit = { ...takeVisit('k', deps), chatOpened: true, nextBatch: 5 };
  const { id } = visit;
  keepVisit('k', visit, false, deps.randomId);
  expect(visit.id).toBe(id);
  keepVisit('k', visit, true, deps.randomId);
  expect(visit).toMatchObject({ chatOpened: true, nextBatch: 0 });
  expect(visit.id).not.toBe(id);
});

it.each(['nonsense', '7', '{"at":"x"}', '{"visit":null}'])('takes %s in storage for nothing', (text) => {
  held.set('attune:k', text);
  expect(takeVisit('k', deps)).toMatchObject({ chatOpened: false, nextPress: 0, text: '' });
});

it('works where storage is closed', () => {
  vi.stubGlobal('sessionStorage', undefined);
  const visit = { ...takeVisit('k', deps), chatOpened: true };
  expect(() => leaveVisit('k', visit, clock.now())).not.toThrow();
});

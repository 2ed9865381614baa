import { beforeEach, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { createToasts, type Toasts } from '../ui/toasts.ts';
import { createMemoryKeeping, type Keeping } from '../state/keeping.ts';
import { createDeeds, type Deeds } from './deeds.ts';
import { createKeptDeeds } from './kept-deeds.ts';

let server: FakeConnection;
let toasts: Toasts;
let deeds: Deeds;
let keeping: Keeping;

/** A tab of the agent's browser, with what the browser keeps. */
function tab(words: Toasts, owner = 'ada'): Deeds {
  const kept = createKeptDeeds(keeping, () => owner, Date.now);
  return createDeeds({ connection: server, toasts: words, kept, newId: () => 'deed-1', now: Date.now });
}
beforeEach(() => {
  vi.useFakeTimers();
  server = createFakeConnection();
  server.goes({ kind: 'online' });
  server.answer('label:remove', () => ok(null));
  server.answer('deed:undo', () => ok(null));
  toasts = createToasts();
  keeping = createMemoryKeeping();
  deeds = tab(toasts);
  return () => vi.useRealTimers();
});

const remove = (done?: () => void): Promise<void> =>
  deeds.leave('label:remove', {
    input: { siteId: 'site-1', labelId: 'refund' },
    about: 'refund',
    words: { said: 'Refund goes in 10 seconds.', kept: 'Refund was not removed.', done: 'Refund is gone.' },
    ...(done === undefined ? {} : { done }),
  });
const said = (): string[] => toasts.shown.value.map(({ text }) => text);

it('leaves it to the server at once, out of sight, with a way back', async () => {
  await remove();
  expect(server.asked).toEqual([
    { name: 'label:remove', input: { siteId: 'site-1', labelId: 'refund', deedId: 'deed-1' } },
  ]);
  expect([...deeds.leaving.value]).toEqual(['refund']);
  toasts.shown.value[0]?.undo?.();
  await vi.waitFor(() => expect([...deeds.leaving.value]).toEqual([]));
  expect(server.asked.at(-1)).toEqual({ name: 'deed:undo', input: { deedId: 'deed-1' } });
});

it('says when it is done', async () => {
  const done = vi.fn();
  await remove(done);
  server.tell('deed:ended', { deedId: 'deed-1', refusal: null });
  expect(said()).toContain('Refund is gone.');
  expect(done).toHaveBeenCalledOnce();
});

it('says what was refused, and shows it again', async () => {
  await remove();
  server.tell('deed:ended', { deedId: 'deed-1', refusal: { code: 'not-found', message: 'There is none.' } });
  expect(said()).toContain('Refund was not removed. There is none.');
  expect([...deeds.leaving.value]).toEqual([]);
  server.answer('label:remove', () => refused('forbidden', 'Leads only.'));
  await remove();
  expect(said()).toContain('Refund was not removed. Leads only.');
  expect([...deeds.leaving.value]).toEqual([]);
});

it('offers to undo again when the line was down', async () => {
  await remove();
  server.goes({ kind: 'lost', reason: null });
  toasts.shown.value[0]?.undo?.();
  await vi.waitFor(() => expect(said().at(-1)).toMatch(/^Not undone/));
  server.goes({ kind: 'online' });
  toasts.shown.value.at(-1)?.undo?.();
  await vi.waitFor(() => expect([...deeds.leaving.value]).toEqual([]));
});

it('offers the way back again after a reload, for the seconds that remain', async () => {
  await remove();
  vi.advanceTimersByTime(6_000);
  const after = createToasts();
  const reloaded = tab(after);
  reloaded.resume();
  expect(after.shown.value.map(({ text }) => text)).toEqual(['A label goes in 4 seconds, as you asked.']);
  expect([...reloaded.leaving.value]).toEqual(['refund']);
  after.shown.value[0]?.undo?.();
  await vi.waitFor(() => expect([...reloaded.leaving.value]).toEqual([]));
  expect(server.asked.at(-1)).toEqual({ name: 'deed:undo', input: { deedId: 'deed-1' } });
  tab(after).resume();
  expect(after.shown.value).toEqual([]);
});

it('offers it to nobody else on the machine, nor once its time is over', async () => {
  await remove();
  const after = createToasts();
  tab(after, 'ben').resume();
  expect(after.shown.value).toEqual([]);
  vi.advanceTimersByTime(10_001);
  tab(after).resume();
  expect(after.shown.value).toEqual([]);
  expect(keeping.keys('attune.deed.')).toEqual([]);
});

it('keeps every undo in reach as long as it can be pressed', () => {
  for (let at = 0; at < 4; at++) toasts.say('The message is deleted.', () => {});
  for (let at = 0; at < 4; at++) toasts.say(`Word ${at}`);
  expect(toasts.shown.value.filter(({ undo }) => undo !== null)).toHaveLength(4);
  expect(said()).toContain('Word 3');
  expect(said()).not.toContain('Word 0');
});

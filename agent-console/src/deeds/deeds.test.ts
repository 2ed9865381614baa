import { beforeEach, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { createToasts, type Toasts } from '../ui/toasts.ts';
import { createDeeds, type Deeds } from './deeds.ts';

let server: FakeConnection;
let toasts: Toasts;
let deeds: Deeds;
beforeEach(() => {
  vi.useFakeTimers();
  server = createFakeConnection();
  server.goes({ kind: 'online' });
  server.answer('label:remove', () => ok(null));
  server.answer('deed:undo', () => ok(null));
  toasts = createToasts();
  deeds = createDeeds({ connection: server, toasts, newId: () => 'deed-1' });
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

it('keeps every undo in reach as long as it can be pressed', () => {
  for (let at = 0; at < 4; at++) toasts.say('The message is deleted.', () => {});
  for (let at = 0; at < 4; at++) toasts.say(`Word ${at}`);
  expect(toasts.shown.value.filter(({ undo }) => undo !== null)).toHaveLength(4);
  expect(said()).toContain('Word 3');
  expect(said()).not.toContain('Word 0');
});

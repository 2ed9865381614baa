import { expect, it, vi } from 'vitest';
import { createFakeServer, settle } from '../testing/fake-server.ts';
import { createAttention } from './attention.ts';
import { createCatchUp } from './catch-up.ts';
import { createCell } from './cell.ts';
import { createSession } from './session.ts';
import { initialState } from './state.ts';

function open(server = createFakeServer()) {
  const connection = server.connect();
  const cell = createCell(initialState({}));
  const eyes = { visible: true };
  const chime = { play: vi.fn(), close: vi.fn() };
  const showUnread = vi.fn<(count: number) => void>();
  const title = vi.fn<(count: number) => void>();
  const arrived = vi.fn<(from: string) => void>();
  const attention = createAttention({
    connection,
    cell,
    chime,
    titleHint: { show: title },
    isVisible: () => eyes.visible,
    showUnread,
    arrived,
  });
  const catchUp = createCatchUp(connection, cell, () => attention.live());
  createSession({
    connection,
    cell,
    visit: { id: 'v', chatOpened: true, nextBatch: 0, nextPress: 0, text: '' },
    whereabouts: () => ({ path: '/' }),
    allowed: () => {},
    reconnected: () => {},
    started: () => catchUp.run(),
    told: () => {},
    heard: () => catchUp.run(),
  }).start();
  return { server, connection, cell, eyes, chime, showUnread, title, arrived, attention };
}

const reads = (server: ReturnType<typeof createFakeServer>) =>
  server.asked
    .filter(({ name }) => name === 'message:read')
    .map(({ input }) => (input as { upToSeq: number }).upToSeq);

it('counts, hints and rings when the panel is closed', async () => {
  const { server, chime, showUnread, arrived } = open();
  await settle();
  server.say('Hello');
  server.say('Are you there?');
  await settle();
  expect(showUnread.mock.lastCall).toEqual([2]);
  expect(chime.play).toHaveBeenCalledTimes(2);
  expect(arrived).toHaveBeenCalledWith('agent');
  expect(reads(server)).toEqual([]);
});

it('marks as seen, silently, what comes while the panel is open and the tab visible', async () => {
  const { server, chime, showUnread, attention } = open();
  await settle();
  attention.changed(true);
  server.say('Hello');
  await settle();
  expect(reads(server)).toEqual([1]);
  expect(chime.play).not.toHaveBeenCalled();
  expect(showUnread).not.toHaveBeenCalled();
});

it('does not call seen what came into a hidden tab, and says so in the title', async () => {
  const { server, eyes, chime, title, attention } = open();
  await settle();
  attention.changed(true);
  eyes.visible = false;
  server.say('Hello');
  await settle();
  expect(reads(server)).toEqual([]);
  expect(chime.play).toHaveBeenCalledOnce();
  expect(title.mock.lastCall).toEqual([1]);
  eyes.visible = true;
  attention.changed(true);
  await settle();
  expect(reads(server)).toEqual([1]);
  expect(title.mock.lastCall).toEqual([0]);
});

it('says once that a message was seen', async () => {
  const { server, attention } = open();
  await settle();
  server.say('Hello');
  await settle();
  attention.changed(true);
  attention.changed(true);
  await settle();
  attention.changed(true);
  expect(reads(server)).toEqual([1]);
});

it('says it again when the first time was refused', async () => {
  const { server, attention } = open();
  await settle();
  server.refuse('message:read', { code: 'rate-limited', message: 'Too many.', retryAfterMs: 1 });
  server.say('Hello');
  attention.changed(true);
  await settle();
  attention.changed(true);
  await settle();
  expect(reads(server)).toEqual([1, 1]);
});

it('shows what waits from before, but rings for news only', async () => {
  const server = createFakeServer();
  server.say('Yesterday');
  const { chime, showUnread } = open(server);
  await settle();
  expect(showUnread.mock.lastCall).toEqual([1]);
  expect(chime.play).not.toHaveBeenCalled();
});

it('does not ring for history that a restored server tells again', async () => {
  const { server, connection, chime } = open();
  await settle();
  for (let at = 0; at < 5; at++) server.say(String(at));
  await settle();
  chime.play.mockClear();
  connection.breakLink();
  server.restore(3);
  connection.mendLink();
  await settle();
  expect(chime.play).not.toHaveBeenCalled();
  server.say('new');
  await settle();
  expect(chime.play).toHaveBeenCalledOnce();
});

it('is silent when the visitor has switched the sound off', async () => {
  const { server, cell, chime } = open();
  await settle();
  cell.set((state) => ({ ...state, soundOn: false }));
  server.say('Hello');
  await settle();
  expect(chime.play).not.toHaveBeenCalled();
});

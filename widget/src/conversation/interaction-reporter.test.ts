import type { Interaction } from '@attune/protocol';
import { MAX_INTERACTIONS_PER_BATCH, RECORDER_MEMORY_MS } from '@attune/protocol/limits';
import { aPress, anOutcome } from '@attune/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer, settle, type FakeConnection, type FakeServer } from '../testing/fake-server.ts';
import { createInteractionReporter } from './interaction-reporter.ts';
import type { Visit } from './visit.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const press = (id: number): Interaction => ({ ...aPress({ id }), at: Date.now() });

async function openReporter(server: FakeServer, given: Partial<Visit> = {}) {
  const connection: FakeConnection = server.connect();
  const silent = () => {};
  const news = {
    event: silent,
    typing: silent,
    queue: silent,
    expected: silent,
    recorder: silent,
    widgetChanged: silent,
    ended: silent,
  };
  connection.open({ up: silent, down: silent, refused: silent, ...news });
  await settle();
  const visit: Visit = { id: 'v', chatOpened: true, nextBatch: 0, nextPress: 0, text: '', ...given };
  const handedOver = vi.fn();
  const reporter = createInteractionReporter({
    connection,
    visit,
    conversationId: () => 'conversation-1',
    now: Date.now,
    handedOver,
  });
  return { connection, visit, reporter, handedOver };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

const reports = (server: FakeServer) => server.asked.filter(({ name }) => name === 'interaction:report');

describe('the reporter', () => {
  it('lets facts wait a second for company', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    reporter.add([press(0)]);
    await pass(500);
    reporter.add([press(1)]);
    await pass(499);
    expect(server.reported).toEqual([]);
    await pass(1);
    expect(server.reported).toHaveLength(2);
    expect(reports(server)).toHaveLength(1);
  });

  it('sends at once that a press had no effect', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    const pressed = aPress({ id: 0 });
    reporter.add([press(0)]);
    reporter.add([{ ...anOutcome(pressed, 'none', 1_000), at: Date.now() }]);
    await pass(50);
    expect(server.reported.map(({ kind }) => kind)).toEqual(['press', 'outcome']);
  });

  it('says the time of sending, not of the batch', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    server.refuse('interaction:report', { code: 'unavailable', message: 'Away.', retryAfterMs: 5_000 });
    reporter.add([press(0)]);
    await pass(1_000);
    await pass(5_000);
    const sentAt = reports(server).map(({ input }) => (input as { sentAt: number }).sentAt);
    expect(sentAt).toHaveLength(2);
    expect((sentAt[1] ?? 0) - (sentAt[0] ?? 0)).toBe(5_000);
  });

  it('sends a batch again under its number when the answer was lost; it is stored once', async () => {
    const server = createFakeServer();
    const { reporter, connection } = await openReporter(server);
    server.loseAnswer('interaction:report');
    reporter.add([press(0)]);
    await pass(1_000);
    connection.breakLink();
    connection.mendLink();
    reporter.flush();
    await settle();
    expect(reports(server).map(({ input }) => (input as { batchNo: number }).batchNo)).toEqual([0, 0]);
    expect(server.reported).toHaveLength(1);
  });

  it('drops a batch that is refused for good, and goes on', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    server.refuse('interaction:report', { code: 'invalid', message: 'No.' });
    reporter.add([press(0)]);
    await pass(1_000);
    reporter.add([press(1)]);
    await pass(1_000);
    expect(server.reported).toMatchObject([{ id: 1 }]);
  });

  it('splits what is more than one batch may hold', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    reporter.add(Array.from({ length: MAX_INTERACTIONS_PER_BATCH + 30 }, (_, id) => press(id)));
    await pass(1_000);
    await pass(50);
    expect(reports(server)).toHaveLength(2);
    expect(server.reported).toHaveLength(MAX_INTERACTIONS_PER_BATCH + 30);
  });

  it('forgets after a minute without a connection', async () => {
    const server = createFakeServer();
    const { reporter, connection } = await openReporter(server);
    connection.breakLink();
    reporter.add([press(0)]);
    await pass(RECORDER_MEMORY_MS + 1);
    reporter.add([press(1)]);
    connection.mendLink();
    reporter.flush();
    await settle();
    expect(server.reported).toMatchObject([{ id: 1 }]);
  });

  it('counts presses on from the page before, outcomes with them', async () => {
    const server = createFakeServer();
    const { reporter, visit } = await openReporter(server, { nextPress: 7, nextBatch: 3 });
    reporter.add([press(0), { ...anOutcome(aPress({ id: 0 }), 'effect', 10), at: Date.now() }]);
    await pass(1_000);
    expect(server.reported).toMatchObject([{ id: 7 }, { press: 7 }]);
    expect(visit).toMatchObject({ nextPress: 8, nextBatch: 4 });
  });

  it('sends what is left when the page goes, even while a batch is under way', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    reporter.add([press(0)]);
    reporter.flush();
    reporter.add([press(1)]);
    reporter.flushLast();
    await settle();
    expect(server.reported).toMatchObject([{ id: 0 }, { id: 1 }]);
  });

  it('sends nothing of what was waiting when it is cleared', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    reporter.add([press(0)]);
    reporter.clear();
    await pass(2_000);
    expect(reports(server)).toEqual([]);
  });

  it('shows the visitor exactly what it sends', async () => {
    const server = createFakeServer();
    const { reporter, handedOver } = await openReporter(server);
    reporter.add([press(0)]);
    await pass(1_000);
    expect(handedOver.mock.calls.flat(2)).toEqual(server.reported);
  });

  it('says the last minute again to a server that lost it, under the numbers it had', async () => {
    const server = createFakeServer();
    const { reporter, connection, handedOver } = await openReporter(server);
    reporter.add([press(0)]);
    await pass(RECORDER_MEMORY_MS);
    reporter.add([press(1)]);
    await pass(1_000);
    reporter.add([press(2)]);
    await pass(1_000);
    connection.breakLink();
    server.loseReports();
    reporter.add([press(3)]);
    connection.mendLink();
    reporter.sayAgain();
    reporter.flush();
    await pass(1_000);
    expect(server.reported).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }]);
    const numbers = reports(server).map(({ input }) => (input as { batchNo: number }).batchNo);
    expect(numbers).toEqual([0, 1, 2, 1, 2, 3]);
    // The visitor is not shown it as if it had happened twice.
    expect(handedOver.mock.calls.flat(2)).toHaveLength(4);
  });

  it('is harmless to a server that lost nothing', async () => {
    const server = createFakeServer();
    const { reporter, connection } = await openReporter(server);
    reporter.add([press(0)]);
    await pass(1_000);
    connection.breakLink();
    connection.mendLink();
    reporter.sayAgain();
    reporter.flush();
    await pass(1_000);
    expect(reports(server)).toHaveLength(2);
    expect(server.reported).toHaveLength(1);
  });

  it('does not send again what was shed', async () => {
    const server = createFakeServer();
    const { reporter, connection } = await openReporter(server);
    server.shed(true);
    reporter.add([press(0)]);
    await pass(5_000);
    connection.breakLink();
    connection.mendLink();
    server.shed(false);
    reporter.sayAgain();
    reporter.flush();
    await pass(5_000);
    expect(reports(server)).toHaveLength(1);
    expect(server.reported).toEqual([]);
  });

  it('says nothing again once it was cleared', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server);
    reporter.add([press(0)]);
    await pass(1_000);
    reporter.clear();
    reporter.sayAgain();
    reporter.flush();
    await pass(1_000);
    expect(reports(server)).toHaveLength(1);
  });

  it('counts on whatever else names a press', async () => {
    const server = createFakeServer();
    const { reporter } = await openReporter(server, { nextPress: 7 });
    const at = Date.now();
    reporter.add([
      { kind: 'failed-request', at, press: 1, status: 500, own: true },
      { kind: 'page-error', at, press: null, hash: 'h' },
    ]);
    await pass(1_000);
    expect(server.reported).toMatchObject([{ press: 8 }, { press: null }]);
  });
});

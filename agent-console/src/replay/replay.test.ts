import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { replayResult } from '../../gallery/fixtures/tuning.ts';
import { createReplayWatch, type ReplayWatch } from './replay.ts';

let connection: FakeConnection;
let replay: ReplayWatch;
const change = { changes: { 'rage-click': { minClicks: 4 } } };
const result = replayResult(1_000_000_000);
const ends = (replayId: string, given: typeof result | null = result): void =>
  connection.tell('replay:ended', { replayId, result: given, refusal: null });
const cancelled = (): unknown[] =>
  connection.asked.filter(({ name }) => name === 'replay:cancel').map(({ input }) => input);

beforeEach(() => {
  connection = createFakeConnection();
  connection.goes({ kind: 'online' });
  let count = 0;
  connection.answer('replay:start', () => ok({ replayId: `r${(count += 1)}` }));
  connection.answer('replay:cancel', () => ok(null));
  replay = createReplayWatch(connection, () => 'site-1');
});

describe('a replay', () => {
  it('tells how far it is and ends with what it found, and of which changes', async () => {
    await replay.start(7, change);
    connection.tell('replay:progress', { replayId: 'r1', done: 80, total: 320 });
    expect(replay.state.value).toEqual({ phase: 'running', days: 7, done: 80, total: 320 });
    ends('r1');
    expect(replay.state.value).toEqual({ phase: 'ended', result, of: change });
  });

  it('is told of its end even before the answer that names it is taken in', async () => {
    connection.answer('replay:start', () => {
      ends('r1');
      return ok({ replayId: 'r1' });
    });
    await replay.start(7, change);
    expect(replay.state.value.phase).toBe('ended');
  });

  it('does not listen to an earlier one', async () => {
    await replay.start(7, change);
    await replay.start(30, change);
    ends('r1', null);
    expect(replay.state.value).toMatchObject({ phase: 'running', days: 30 });
  });

  it('is cancelled at once, and the server is told', async () => {
    await replay.start(7, change);
    replay.cancel();
    expect(replay.state.value).toEqual({ phase: 'cancelled' });
    expect(cancelled()).toEqual([{ replayId: 'r1' }]);
    ends('r1');
    expect(replay.state.value).toEqual({ phase: 'cancelled' });
  });

  it('is cancelled even while the server has not named it yet', async () => {
    const started = replay.start(7, change);
    replay.cancel();
    await started;
    expect(replay.state.value).toEqual({ phase: 'cancelled' });
    expect(cancelled()).toEqual([{ replayId: 'r1' }]);
  });

  it('says why it was declined, and that a broken line ended it', async () => {
    connection.answer('replay:start', () => refused('invalid', 'minClicks must be between 2 and 20.'));
    await replay.start(7, change);
    expect(replay.state.value).toMatchObject({ refusal: { message: 'minClicks must be between 2 and 20.' } });
    connection.answer('replay:start', () => ok({ replayId: 'r9' }));
    await replay.start(7, change);
    connection.goes({ kind: 'lost', reason: null });
    expect(replay.state.value).toMatchObject({ refusal: { message: 'The connection broke. Try it again.' } });
  });
});

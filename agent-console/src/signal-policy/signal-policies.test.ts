import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import {
  createSignalPolicyDesk,
  isChanged,
  pathsFrom,
  problemOfDays,
  problemOfPaths,
  type SignalPolicyDesk,
} from './signal-policies.ts';

let server: FakeServer;
let desk: SignalPolicyDesk;
const draft = () => {
  const state = desk.state.value;
  if (state.phase !== 'loaded') throw new Error('The policy was not loaded.');
  return state.draft;
};

beforeEach(async () => {
  server = createFakeServer();
  desk = createSignalPolicyDesk(server, () => 'site-1');
  await desk.load();
});

describe('the signal policy', () => {
  it('keeps what is changed when it is looked at again', async () => {
    desk.change({ tier: 'in-chat' });
    await desk.load();
    expect(draft().tier).toBe('in-chat');
    expect(isChanged(desk.state.value)).toBe(true);
  });

  it('is saved whole', async () => {
    desk.change({ tier: 'after-consent' });
    await desk.save();
    expect(server.asked.at(-1)).toMatchObject({
      name: 'signal-policy:save',
      input: { policy: { tier: 'after-consent', denyPaths: ['/account/*'], retentionDays: 30 } },
    });
    expect(isChanged(desk.state.value)).toBe(false);
  });

  it('keeps the changes when the server declines them', async () => {
    desk.change({ ignoreSelector: '<' });
    await desk.save();
    expect(desk.state.value).toMatchObject({ outcome: { tone: 'problem' } });
    expect(draft().ignoreSelector).toBe('<');
  });

  it('goes back to what is saved', () => {
    desk.change({ tier: 'off' });
    desk.discard();
    expect(draft().tier).toBe('after-open');
  });
});

describe('what is typed', () => {
  it('is a path a line', () => {
    expect(pathsFrom(' /a \n\n/b*')).toEqual(['/a', '/b*']);
  });

  it.each([
    [['/a', 'b'], '“b” does not begin with “/”.'],
    [['/a?x=1'], '“/a?x=1” carries “?” or “#”: only the path counts.'],
    [Array.from({ length: 51 }, () => '/a'), 'At most 50 lines; these are 51.'],
    [['/a', '/b*'], null],
  ])('%j: %s', (paths, words) => {
    expect(problemOfPaths(paths)).toBe(words);
  });

  it.each([
    [6, 'A whole number from 7 to 90.'],
    [7, null],
    [90, null],
    [90.5, 'A whole number from 7 to 90.'],
    [Number.NaN, 'A whole number from 7 to 90.'],
  ])('%d days: %s', (days, words) => {
    expect(problemOfDays(days)).toBe(words);
  });
});

import { defaultSettings } from '@attune/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { refused } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { createThresholds, type Thresholds } from './thresholds.ts';

let server: FakeServer;
let thresholds: Thresholds;
const version = (): number | null => {
  const state = thresholds.state.value;
  return state.phase === 'loaded' ? state.settings.version : null;
};
const clicks = (minClicks: number) => ({ changes: { 'rage-click': { minClicks } } });
const changed = (next: number, siteId = 'site-1'): void =>
  server.tell('thresholds:changed', {
    siteId,
    settings: { ...defaultSettings, muted: [], version: next, savedAt: 1, savedBy: 'Jo' },
  });

beforeEach(async () => {
  server = createFakeServer();
  thresholds = createThresholds(server, () => 'site-1');
  await thresholds.load();
});

describe('thresholds', () => {
  it('follow what others save, but not what is older or of another site', () => {
    changed(3);
    expect(version()).toBe(3);
    changed(2);
    changed(9, 'site-2');
    expect(version()).toBe(3);
  });

  it('save on the version they were edited on', async () => {
    expect(await thresholds.save(clicks(4), 0)).toEqual({ saved: true, version: 1 });
    expect(version()).toBe(1);
  });

  it('are read anew when somebody else saved meanwhile', async () => {
    await thresholds.save(clicks(4), 0);
    const late = await thresholds.save(clicks(5), 0);
    expect(late).toMatchObject({ saved: false, refusal: { code: 'conflict' } });
    expect(server.asked.filter(({ name }) => name === 'thresholds:get')).toHaveLength(2);
  });

  it('keep every version, and restore one as the next', async () => {
    await thresholds.save(clicks(4), 0);
    await thresholds.save(clicks(5), 1);
    expect(await thresholds.restore(1, 2)).toEqual({ saved: true, version: 3 });
    const reply = await thresholds.versions();
    expect(reply.ok && reply.value.map((each) => each.settings.values['rage-click']['minClicks'])).toEqual([
      4, 5, 4,
    ]);
  });

  it('say why they cannot be read', async () => {
    const closed = createThresholds(server, () => 'site-1');
    server.answer('thresholds:get', () => refused('forbidden', 'Not for you.'));
    await closed.load();
    expect(closed.state.value).toMatchObject({ phase: 'refused', refusal: { message: 'Not for you.' } });
  });
});

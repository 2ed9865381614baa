import { changeSettings, defaultSettings } from '@attune/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { createThresholds, type Thresholds } from './thresholds.ts';
import { changesOf, countChanges, heldValue, problemIn } from './tuning-draft.ts';
import { createTuning, type Tuning } from './tuning.ts';

let server: FakeServer;
let thresholds: Thresholds;
let tuning: Tuning;
const held = () => {
  const state = thresholds.state.value;
  if (state.phase !== 'loaded') throw new Error('The thresholds were not loaded.');
  return state;
};
const changes = () => changesOf(tuning.state.value.draft, held().settings);
const plus = { controlKey: 'button:plus', name: '+', path: '/cart', kinds: ['rage-click' as const] };
const joSaves = (version: number): void => {
  const changed = changeSettings(defaultSettings, { changes: { 'dead-click': { afterMs: 4_000 } } });
  if (!changed.ok) throw new Error(changed.message);
  server.tell('thresholds:changed', {
    siteId: 'site-1',
    settings: { ...changed.settings, muted: [], version, savedAt: 1, savedBy: 'Jo' },
  });
};

beforeEach(async () => {
  server = createFakeServer();
  thresholds = createThresholds(server, () => 'site-1');
  tuning = createTuning(thresholds);
  await thresholds.load();
});

describe('unsaved changes', () => {
  it('name only what differs from what is saved', () => {
    tuning.turn('rage-click', 'minClicks', 4);
    tuning.turn('rage-click', 'withinMs', held().settings.values['rage-click']['withinMs'] ?? 0);
    tuning.choose('high');
    expect(changes()).toEqual({ changes: { 'rage-click': { minClicks: 4 } }, sensitivity: 'high' });
    expect(countChanges(tuning.state.value.draft, held().settings)).toBe(2);
  });

  it('are none once they are turned back', () => {
    tuning.turn('rage-click', 'minClicks', 4);
    tuning.turn('rage-click', 'minClicks', 3);
    expect(changes()).toEqual({ changes: {} });
    expect(tuning.state.value.base).toBeNull();
  });

  it('leave a control out once, whole list and all', () => {
    tuning.ignoreControl(plus);
    tuning.ignoreControl(plus);
    expect(changes().ignored).toEqual({ controls: [plus], paths: [] });
  });

  it('say in words what is out of range', () => {
    tuning.turn('rage-click', 'minClicks', 1);
    const rageClick = held().detectors.find(({ kind }) => kind === 'rage-click');
    const [definition] = rageClick?.thresholds ?? [];
    if (!definition) throw new Error('Rage click has no thresholds.');
    expect(problemIn(tuning.state.value.draft, held().settings, 'rage-click', definition)).toBe(
      'At least 2 clicks.',
    );
  });
});

describe('saving', () => {
  it('says the version, and leaves nothing unsaved', async () => {
    tuning.turn('rage-click', 'minClicks', 4);
    await tuning.save();
    expect(tuning.state.value.outcome).toEqual({
      tone: 'good',
      words: 'Saved as version 1. It holds from the next click on.',
    });
    expect(changes()).toEqual({ changes: {} });
  });

  it('keeps the server’s refusal with the field it names', async () => {
    tuning.turn('rage-click', 'minClicks', 21);
    await tuning.save();
    expect(tuning.state.value.refusal).toMatchObject({ field: 'changes.rage-click.minClicks' });
    expect(heldValue(tuning.state.value.draft, held().settings, 'rage-click', 'minClicks')).toBe(21);
  });

  it('waits while somebody else has saved, until the admin puts their own on top', async () => {
    tuning.turn('rage-click', 'minClicks', 4);
    joSaves(1);
    expect(tuning.state.value.base?.version).toBe(0);
    expect(held().settings.version).toBe(1);
    tuning.rebase();
    expect(tuning.state.value.base?.version).toBe(1);
    expect(changes()).toEqual({ changes: { 'rage-click': { minClicks: 4 } } });
  });
});

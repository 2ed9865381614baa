import { aPress, pressesAt } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { detectSignals } from './detect-signals.ts';
import { changeSettings, completeSettings, defaultSettings, type SettingsChange } from './settings.ts';
import { anInput, untouched, wrote } from './test/inputs.ts';

const control = { controlKey: 'pay', name: 'Pay', path: '/checkout', kinds: [] };
const change = (given: SettingsChange) => changeSettings(defaultSettings, given);

describe('settings', () => {
  it('[TH5] saved before there were sensitivity and ignore lists are completed', () => {
    expect(completeSettings({ values: {} })).toEqual({
      values: untouched.values,
      sensitivity: 'normal',
      ignored: { controls: [], paths: [] },
    });
    const saved = {
      values: {},
      sensitivity: 'low',
      ignored: { controls: [control], paths: ['/admin/*'] },
    } as const;
    expect(completeSettings(saved)).toMatchObject({ sensitivity: 'low', ignored: saved.ignored });
  });

  it('[TH5] keep what a change does not name', () => {
    const first = change({ sensitivity: 'high', ignored: { controls: [control], paths: [] } });
    if (!first.ok) throw new Error(first.message);
    const second = changeSettings(first.settings, { changes: { nudge: { afterMs: 60_000 } } });
    expect(second).toMatchObject({
      ok: true,
      settings: {
        sensitivity: 'high',
        ignored: { controls: [control] },
        values: { nudge: { afterMs: 60_000 } },
      },
    });
  });

  it.each<readonly [string, unknown, string]>([
    ['sensitivity', { sensitivity: 'extreme' }, 'sensitivity must be low, normal or high.'],
    [
      'ignored.paths',
      { ignored: { controls: [], paths: ['/ok', 'admin'] } },
      'A path starts with "/" and may have one "*" at its end; one was "admin".',
    ],
    [
      'ignored.paths',
      { ignored: { controls: [], paths: ['/a/*/b'] } },
      'A path starts with "/" and may have one "*" at its end; one was "/a/*/b".',
    ],
    [
      'ignored.paths',
      { ignored: { controls: [], paths: Array.from({ length: 51 }, (_, index) => `/${index}`) } },
      'At most 50 paths can be ignored; these are 51.',
    ],
    [
      'ignored.controls',
      { ignored: { controls: [{ ...control, kinds: ['__proto__'] }], paths: [] } },
      'There is no detector called "__proto__".',
    ],
    [
      'ignored.controls',
      { ignored: { controls: Array.from({ length: 201 }, () => control), paths: [] } },
      'At most 200 controls can be ignored; these are 201.',
    ],
    [
      'waiting.fromMs',
      { sensitivity: 'low', changes: { waiting: { fromMs: 1 } } },
      'fromMs of waiting must be between 5000 and 1800000 ms; it was 1.',
    ],
  ])('[TH3] [TH8] %s is refused in words', (field, given, message) => {
    expect(change(given as SettingsChange)).toEqual({ ok: false, field, message });
  });
});

describe('what a site leaves out', () => {
  const input = anInput({
    interactions: [...pressesAt([0, 300, 600]), ...pressesAt([30_000], { id: 9 })],
    chat: [wrote('visitor', 1, 0)],
    now: 90_000,
  });
  const kindsWith = (given: Partial<typeof untouched>) =>
    detectSignals(input, { ...untouched, ...given }).map(({ kind }) => kind);
  const onControl = { controlKey: aPress().control.key, name: 'Pay', path: '/checkout' };

  it('[TH8] a control, for all kinds or for some', () => {
    expect(kindsWith({})).toEqual(['rage-click', 'dead-click', 'waiting']);
    const without = (...kinds: readonly 'rage-click'[]) =>
      kindsWith({ ignored: { controls: [{ ...onControl, kinds }], paths: [] } });
    expect(without()).toEqual(['waiting']);
    // Its single presses are part of the rage click, and left out with it.
    expect(without('rage-click')).toEqual(['dead-click', 'waiting']);
  });

  it('[TH8] what agents have muted', () => {
    expect(kindsWith({ muted: [{ ...onControl, kinds: ['dead-click'] }] })).toEqual([
      'rage-click',
      'waiting',
    ]);
  });

  it.each([
    ['/checkout', ['waiting']],
    ['/check*', ['waiting']],
    ['/*', ['waiting']],
    ['/check', ['rage-click', 'dead-click', 'waiting']],
    ['/checkout/*', ['rage-click', 'dead-click', 'waiting']],
  ])('[TH8] the page %s', (path, left) => {
    expect(kindsWith({ ignored: { controls: [], paths: [path] } })).toEqual(left);
  });
});

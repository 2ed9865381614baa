import { changeSettings, defaultSettings, describeDetectors, type SettingsChange } from '@attune/signals';
import { describe, expect, it } from 'vitest';
import { differencesBetween } from './differences.ts';

const changed = (change: SettingsChange) => {
  const answer = changeSettings(defaultSettings, change);
  if (!answer.ok) throw new Error(answer.message);
  return answer.settings;
};
const between = (change: SettingsChange) =>
  differencesBetween(defaultSettings, changed(change), describeDetectors());

describe('what differs between two versions', () => {
  it('is nothing between a version and itself', () => {
    expect(between({})).toEqual([]);
  });

  it('is said in the units people count in', () => {
    expect(
      between({
        sensitivity: 'high',
        changes: { 'rage-click': { withinMs: 1_500 }, 'cursor-thrash': { enabled: 1 } },
      }),
    ).toEqual([
      { where: 'All signals', what: 'Sensitivity', from: 'normal', to: 'high' },
      { where: 'Rage click', what: 'Within', from: '2 s', to: '1.5 s' },
      expect.objectContaining({ what: 'Look for it', from: 'off', to: 'on' }),
    ]);
  });

  it('names controls and paths that came or went', () => {
    const plus = { controlKey: 'b', name: '+', path: '/cart', kinds: ['rage-click' as const] };
    expect(between({ ignored: { controls: [plus], paths: ['/admin/*'] } })).toEqual([
      { where: 'Ignored control', what: '+ on /cart (Rage click)', from: 'counted', to: 'left out' },
      { where: 'Ignored path', what: '/admin/*', from: 'counted', to: 'left out' },
    ]);
  });
});

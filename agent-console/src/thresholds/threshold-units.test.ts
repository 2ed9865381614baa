import type { ThresholdDefinition } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { inMinutes, rangeProblem, savedNumber, shownNumber, shownUnit } from './threshold-units.ts';

const within: ThresholdDefinition = {
  name: 'withinMs',
  unit: 'ms',
  default: 1_000,
  min: 200,
  max: 5_000,
  step: 100,
  label: 'Within',
  explanation: '',
  source: '',
};
const seconds = shownUnit(within);

describe('units of thresholds', () => {
  it('shows times in seconds and saves them in milliseconds', () => {
    expect(shownNumber(1_500, seconds)).toBe('1.5');
    expect(savedNumber('1.5', seconds)).toBe(1_500);
  });

  it.each([
    ['1,5', 1_500],
    [' 2 ', 2_000],
    ['', null],
    ['two', null],
    ['Infinity', null],
  ])('reads %j as %s', (typed, saved) => {
    expect(savedNumber(typed, seconds)).toBe(saved);
  });

  it('gives each value back as it was', () => {
    for (const value of [200, 1_001, 333, 4_999]) {
      expect(savedNumber(shownNumber(value, seconds), seconds)).toBe(value);
    }
  });

  it('shows clicks and pixels as they are', () => {
    expect(shownUnit({ unit: 'clicks', max: 20 })).toEqual({ name: 'clicks', size: 1 });
    expect(shownUnit({ unit: 'ms', max: 900 })).toEqual({ name: 'ms', size: 1 });
  });

  it('adds minutes from a minute on', () => {
    expect(inMinutes(120_000, seconds)).toBe('2 min');
    expect(inMinutes(90_000, seconds)).toBe('1.5 min');
    expect(inMinutes(59_000, seconds)).toBeNull();
  });

  it.each([
    [null, 'Please give a number.'],
    [100, 'At least 0.2 s.'],
    [9_000, 'At most 5 s.'],
    [1_000, null],
  ])('says what is wrong with %s: %s', (value, words) => {
    expect(rangeProblem(value, within)).toBe(words);
  });
});

import type { ThresholdDefinition } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import {
  inLargerUnit,
  rangeProblem,
  savedNumber,
  shownNumber,
  shownUnit,
  valueText,
} from './threshold-units.ts';

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
    expect(shownUnit({ unit: 'clicks', max: 20, step: 1 })).toEqual({ name: 'clicks', size: 1 });
    expect(shownUnit({ unit: 'ms', max: 900, step: 50 })).toEqual({ name: 'ms', size: 1 });
  });

  it.each([
    [59_000, null],
    [90_000, '1.5 min'],
    [120_000, '2 min'],
    [7_200_000, '2 h'],
  ])('adds a larger unit to %i ms: %s', (value, words) => {
    expect(inLargerUnit(value, seconds)).toBe(words);
  });

  it('counts in hours what moves by hours, and adds days', () => {
    const contacts = { unit: 'ms', max: 30 * 86_400_000, step: 3_600_000 } as const;
    expect(shownNumber(3 * 86_400_000, shownUnit(contacts))).toBe('72');
    expect(valueText(3 * 86_400_000, contacts)).toBe('3 d');
  });

  it('names a value as a sentence does', () => {
    expect(valueText(1_500, within)).toBe('1.5 s');
    expect(valueText(50, { unit: 'percent', max: 100, step: 5 })).toBe('50 %');
    expect(valueText(0, { unit: 'on-off', max: 1, step: 1 })).toBe('off');
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

import { describe, expect, it } from 'vitest';
import { createAmbient } from './ambient.ts';

// The ledger asks nothing of a node but to be one and the same.
const clock = {} as Node;
const label = {} as Node;

describe('what changes by itself', () => {
  it('is expected after two changes in the five seconds before a press', () => {
    const ambient = createAmbient();
    ambient.note(clock, '', 1_000);
    ambient.note(clock, '', 2_000);
    ambient.input(5_000, 5_000);
    expect(ambient.expects(clock, '', 5_100)).toBe(true);
    expect(ambient.expects(label, '', 5_100)).toBe(false);
  });

  it('is not expected after one', () => {
    const ambient = createAmbient();
    ambient.note(clock, '', 2_000);
    ambient.input(5_000, 5_000);
    expect(ambient.expects(clock, '', 5_100)).toBe(false);
  });

  it('is not expected when the earlier change is more than five seconds old', () => {
    const ambient = createAmbient();
    ambient.note(clock, '', 1_000);
    ambient.note(clock, '', 4_000);
    ambient.input(6_001, 6_001);
    expect(ambient.expects(clock, '', 6_100)).toBe(false);
  });

  it('stays expected for as long as it goes on', () => {
    const ambient = createAmbient();
    ambient.note(clock, '', 1_000);
    ambient.note(clock, '', 2_000);
    for (let at = 3_000; at < 30_000; at += 1_000) {
      ambient.input(at, at);
      expect(ambient.expects(clock, '', at + 500), String(at)).toBe(true);
    }
  });

  it('does not learn from what follows a press within a second', () => {
    const ambient = createAmbient();
    for (const at of [1_000, 1_300, 1_600, 1_900]) {
      ambient.input(at, at);
      ambient.note(label, '', at + 50);
    }
    ambient.input(2_200, 2_200);
    expect(ambient.expects(label, '', 2_250)).toBe(false);
  });

  it('counts changes of one moment once', () => {
    const ambient = createAmbient();
    ambient.note(label, '', 1_000);
    ambient.note(label, '', 1_000);
    ambient.input(3_000, 3_000);
    expect(ambient.expects(label, '', 3_050)).toBe(false);
  });

  it('is expected on its beat, however slow', () => {
    const ambient = createAmbient();
    ambient.note(clock, '', 1_000);
    ambient.note(clock, '', 21_000);
    ambient.input(40_500, 40_500);
    expect(ambient.expects(clock, '', 33_000)).toBe(false);
    expect(ambient.expects(clock, '', 41_000)).toBe(true);
  });

  it('is known for each attribute by itself', () => {
    const ambient = createAmbient();
    ambient.note(clock, 'style', 1_000);
    ambient.note(clock, 'style', 2_000);
    ambient.input(3_000, 3_000);
    expect(ambient.expects(clock, 'style', 3_050)).toBe(true);
    expect(ambient.expects(clock, 'class', 3_050)).toBe(false);
  });

  it('does not learn from what follows a key within a second', () => {
    const ambient = createAmbient();
    for (const at of [1_000, 1_300]) {
      ambient.input(at);
      ambient.note(label, '', at + 50);
    }
    ambient.input(3_000, 3_000);
    expect(ambient.expects(label, '', 3_050)).toBe(false);
  });
});

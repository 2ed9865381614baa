import type { Interaction, ThresholdSettings } from '@attune/protocol';
import { defaultSettings } from '@attune/signals';
import { aControl, pressesAt, TUESDAY_AFTERNOON } from '@attune/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packFacts } from '../db/schema/packed-facts.ts';
import { createGlances, type Glances } from './glances.ts';

const settings: ThresholdSettings = {
  ...defaultSettings,
  version: 0,
  savedAt: null,
  savedBy: null,
  muted: [],
};
const key = { siteId: 'shop', conversationId: 'c' };

describe('a glance at what a page reported', () => {
  let glances: Glances | undefined;
  afterEach(() => glances?.close());

  const glancing = (at = 60_000) => {
    const found = vi.fn();
    const settingsOf = vi.fn(async () => settings);
    const opened = createGlances({
      now: () => TUESDAY_AFTERNOON + at,
      isBusy: () => false,
      settingsOf,
      found,
      onError: (error) => expect.unreachable(String(error)),
    });
    glances = opened;
    const store = (facts: readonly Interaction[], isBeginning = true) => {
      const times = facts.map((fact) => fact.at);
      const stored = {
        key,
        visitId: 'visit',
        packed: packFacts(facts),
        count: facts.length,
        firstAt: Math.min(...times),
        lastAt: Math.max(...times),
        isBeginning,
      };
      const isComplete = opened.remember(stored);
      opened.request(stored);
      return isComplete;
    };
    return { store, found, settingsOf };
  };
  const pay = aControl({ key: 'pay', name: 'Pay' });

  it('finds that somebody presses in vain, once', async () => {
    const { store, found } = glancing();
    expect(store(pressesAt([0, 300, 600, 900], { control: pay }))).toBe(true);
    await vi.waitFor(() => expect(found.mock.calls).toEqual([[key]]));
  });

  it('finds nothing where the page answers', async () => {
    const { store, found, settingsOf } = glancing();
    store(pressesAt([0, 4_000, 9_000], { control: pay, outcome: 'effect' }));
    await vi.waitFor(() => expect(settingsOf).toHaveBeenCalled());
    await new Promise(setImmediate);
    expect(found).not.toHaveBeenCalled();
  });

  it('says when there may have been earlier facts that it does not know', () => {
    const { store } = glancing();
    const later = pressesAt([0], { control: pay, id: 40, outcome: 'effect' });
    expect(store(later, false)).toBe(false);
    expect(store(later, false)).toBe(true);
  });
});

import { aControl, aPress, judgedPress, pressesAt, TUESDAY_AFTERNOON } from '@attune/testing';
import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { detectSignals } from './detect-signals.ts';
import { anInput, untouched } from './test/inputs.ts';
import { failedRequest, thrown } from './test/page-facts.ts';

const kindsIn = (...interactions: readonly Interaction[]) =>
  detectSignals(anInput({ interactions }), untouched).map(({ kind }) => kind);

const rage = pressesAt([0, 300, 600]);

describe('one incident', () => {
  it('[ON1] an error and a failed request are told beside the rage they caused', () => {
    const kinds = kindsIn(...rage, thrown(1, 80), failedRequest(2, 700, 500));
    expect(kinds.toSorted()).toEqual(['error-click', 'failed-request', 'rage-click']);
  });

  it('[ON1] every one of them once, however often it came', () => {
    const kinds = kindsIn(...rage, ...[1, 2, 3].map((press) => thrown(press, press * 300)));
    expect(kinds.toSorted()).toEqual(['error-click', 'rage-click']);
  });

  it('[ON1] a dead press adds nothing to a failed request, nor a slow one to an error', () => {
    expect(kindsIn(...judgedPress(aPress()), failedRequest(1, 300, 500))).toEqual(['failed-request']);
    expect(kindsIn(...judgedPress(aPress(), 'slow'), thrown(1, 300))).toEqual(['error-click']);
  });

  it('[ON3] another control’s error is its own', () => {
    const cart = aPress({ id: 9, at: 4_000, control: aControl({ key: 'cart' }) });
    const kinds = kindsIn(...judgedPress(aPress()), ...judgedPress(cart, 'error'));
    expect(kinds.toSorted()).toEqual(['dead-click', 'error-click']);
  });

  describe('whose beginning may be out of sight', () => {
    const failing = (id: number, ms: number): readonly Interaction[] => [
      ...judgedPress(aPress({ id, at: ms })),
      failedRequest(id, ms + 100, 500),
    ];
    const failures = [...failing(1, 0), ...failing(2, 4_000), ...failing(3, 8_000)];
    const keysSince = (sinceMs: number, interactions: readonly Interaction[] = failures) => {
      const completeSince = TUESDAY_AFTERNOON + sinceMs;
      const inSight = interactions.filter(({ at }) => at >= completeSince);
      return detectSignals(anInput({ interactions: inSight, completeSince }), untouched).map(
        ({ key }) => key,
      );
    };

    it('[ON5] is not found anew under the key of a later press', () => {
      expect(keysSince(-20_000)).toEqual(['failed-request:visit-1:1']);
      for (const sinceMs of [-9_000, -6_000, -2_500, 1, 5_000]) expect(keysSince(sinceMs)).toEqual([]);
    });

    it('[ON5] neither is what followed it without a pause, but what came after one is', () => {
      const later = [
        ...judgedPress(aPress({ id: 9, at: 17_000 })),
        ...judgedPress(aPress({ id: 10, at: 40_000 })),
      ];
      expect(keysSince(-5_000, [...failures, ...later])).toEqual(['dead-click:visit-1:10']);
    });
  });
});

import { aControl, aPress, judgedPress, pressesAt } from '@attune/testing';
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
});

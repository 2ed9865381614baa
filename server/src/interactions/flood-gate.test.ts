import { describe, expect, it } from 'vitest';
import { createFloodGate } from './flood-gate.ts';

/** A gate, and what passes it in a quarter of a second in which so many facts come, ten a report. */
function gate() {
  let at = 0;
  let isChatLate = false;
  const { lets } = createFloodGate({ isChatLate: () => isChatLate, clock: () => at });
  return {
    waits: (waits: boolean) => void (isChatLate = waits),
    quarter(facts: number): number {
      at += 250;
      return 10 * Array.from({ length: facts / 10 }, () => lets(10)).filter((isLet) => isLet).length;
    },
  };
}

describe('[G13] the flood gate', () => {
  it('lets everything through while the chat does not wait', () => {
    const { quarter } = gate();
    expect([quarter(5_000), quarter(5_000), quarter(50_000)]).toEqual([5_000, 5_000, 50_000]);
  });

  it('cuts a flood down until the chat no longer waits, and not below what a node carries', () => {
    const { quarter, waits } = gate();
    quarter(5_000);
    waits(true);
    expect([quarter(5_000), quarter(5_000)]).toEqual([3_500, 2_450]);
    for (let look = 0; look < 20; look++) quarter(5_000);
    expect(quarter(5_000)).toBe(500);
  });

  it('sheds nothing of an honest load, however slow the machine', () => {
    const { quarter, waits } = gate();
    waits(true);
    for (let look = 0; look < 10; look++) expect(quarter(500)).toBe(500);
  });

  it('opens again bit by bit', () => {
    const { quarter, waits } = gate();
    quarter(5_000);
    waits(true);
    quarter(5_000);
    waits(false);
    expect(quarter(5_000)).toBeGreaterThan(3_500);
    for (let look = 0; look < 5; look++) quarter(5_000);
    expect(quarter(5_000)).toBe(5_000);
  });
});

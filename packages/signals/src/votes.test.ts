import type { SignalVerdict } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutedBy, precisionOf, wilsonInterval, type Vote } from './votes.ts';

const vote = (by: string, verdict: SignalVerdict, at: number, given: Partial<Vote> = {}): Vote => ({
  kind: 'rage-click',
  controlKey: 'pay',
  name: 'Pay',
  path: '/checkout',
  by,
  verdict,
  at,
  ...given,
});
const not = (by: string, at: number, given: Partial<Vote> = {}) => vote(by, 'not-frustrated', at, given);
const seen = (by: string, at: number) => vote(by, 'seen', at);

describe('a mute', () => {
  it('[VO1] takes three of the last five votes, by two agents', () => {
    const votes = [not('ada', 1), not('ben', 2), seen('cem', 3), seen('cem', 4), not('ada', 5)];
    expect(mutedBy(votes)).toEqual([
      {
        kind: 'rage-click',
        controlKey: 'pay',
        name: 'Pay',
        path: '/checkout',
        mutedAt: 5,
        votes: votes.map(({ by, verdict, at }) => ({ by, verdict, at })),
      },
    ]);
    expect(mutedBy(votes.slice(0, 4))).toEqual([]);
    expect(mutedBy([...votes, seen('ada', 6), seen('ada', 7)])).toEqual([]);
  });

  it('[VO1] no agent mutes alone', () => {
    expect(mutedBy([1, 2, 3, 4, 5].map((at) => not('ada', at)))).toEqual([]);
  });

  it('[VO1] is of one control and one kind', () => {
    expect(mutedBy([not('ada', 1), not('ben', 2), not('ada', 3, { controlKey: 'cart' })])).toEqual([]);
    expect(mutedBy([not('ada', 1), not('ben', 2), not('ada', 3, { kind: 'dead-click' })])).toEqual([]);
  });

  it('[VO2] lifted by an admin, takes new votes to come back', () => {
    const votes = [not('ada', 1), not('ben', 2), not('ada', 3)];
    const lifted = [{ kind: 'rage-click', controlKey: 'pay', at: 3 }] as const;
    expect(mutedBy(votes, lifted)).toEqual([]);
    expect(mutedBy([...votes, not('ada', 4), not('ben', 5)], lifted)).toEqual([]);
    expect(mutedBy([...votes, not('ada', 4), not('ben', 5), not('ben', 6)], lifted)).toHaveLength(1);
    expect(mutedBy(votes, [{ ...lifted[0], controlKey: 'cart' }])).toHaveLength(1);
  });

  it('[VO1] does not depend on the order in which votes are read', () => {
    const anyVotes = fc.uniqueArray(
      fc.record({ by: fc.constantFrom('ada', 'ben'), seen: fc.boolean(), at: fc.nat(50) }),
      { maxLength: 9, selector: ({ at }) => at },
    );
    fc.assert(
      fc.property(anyVotes, (given) => {
        const votes = given.map(({ by, seen: was, at }) => vote(by, was ? 'seen' : 'not-frustrated', at));
        expect(mutedBy(votes.toReversed())).toEqual(mutedBy(votes));
      }),
    );
  });
});

describe('precision', () => {
  it('[VO3] is told over all controls, and for each', () => {
    const votes = [seen('ada', 1), seen('ben', 2), not('ada', 3), seen('ada', 4)];
    const cart = not('ada', 5, { controlKey: 'cart', name: 'Cart' });
    expect(precisionOf([...votes, cart])).toMatchObject([
      { kind: 'rage-click', controlKey: null, name: '', seen: 3, notFrustrated: 2, precision: 0.6 },
      { controlKey: 'pay', name: 'Pay', seen: 3, notFrustrated: 1, precision: 0.75 },
      { controlKey: 'cart', name: 'Cart', seen: 0, notFrustrated: 1, precision: 0 },
    ]);
    expect(precisionOf([])).toEqual([]);
  });

  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [1, 1, 0.2065, 1],
    [81, 263, 0.2553, 0.3662],
  ])('[VO3] %i of %i lies within its Wilson interval', (hits, total, low, high) => {
    const [from, to] = wilsonInterval(hits, total);
    expect([from, to].map((bound) => Number(bound.toFixed(4)))).toEqual([low, high]);
  });
});

import type { Interaction, SignalPolicy } from '@attune/protocol';
import { aPress, anOutcome } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { allowedFacts, isWatched } from './allowed-facts.ts';
import { DEFAULT_POLICY } from './default-policy.ts';

const policy = (given: Partial<SignalPolicy>): SignalPolicy => ({ ...DEFAULT_POLICY, ...given });
const page = (path: string): Interaction => ({ kind: 'page', at: 1, path });
const press = aPress({ path: '/checkout' });
const inChat: readonly Interaction[] = [
  { kind: 'draft-cleared', at: 1 },
  { kind: 'reconnected', at: 1 },
  { kind: 'answer-rejected', at: 1, seq: 2 },
  { kind: 'visibility', at: 1, visible: false },
];
const report = [page('/checkout'), press, anOutcome(press, 'none', 1_000), ...inChat];

describe('what a policy lets us keep', () => {
  it.each([
    ['off', []],
    ['in-chat', inChat],
    ['after-open', report],
    ['after-consent', report],
    ['always', report],
  ] as const)('%s', (tier, kept) => {
    expect(allowedFacts(report, policy({ tier }), null)).toEqual(kept);
  });

  it('leaves out denied pages with all that happened on them, until another page', () => {
    const error: Interaction = { kind: 'page-error', at: 1, press: null, hash: 'h' };
    const facts = [error, page('/admin/users'), error, page('/shop'), error];
    const denied = policy({ denyPaths: ['/admin/*'] });
    expect(allowedFacts(facts, denied, '/shop')).toEqual([error, page('/shop'), error]);
    expect(allowedFacts([error], denied, '/admin/roles')).toEqual([]);
    expect(allowedFacts([aPress({ path: '/admin/x' })], denied, '/shop')).toEqual([]);
    expect(allowedFacts(inChat, denied, '/admin/roles')).toEqual(inChat);
  });

  it.each([
    [{}, '/a', true],
    [{ allowPaths: ['/shop/*'] }, '/shop/1', true],
    [{ allowPaths: ['/shop/*'] }, '/other', false],
    [{ allowPaths: ['/shop/*'], denyPaths: ['/shop/pay'] }, '/shop/pay', false],
    [{ denyPaths: ['/pay'] }, '/pay/now', true],
  ])('%j watches %s: %s', (given, path, watched) => {
    expect(isWatched(policy(given), path)).toBe(watched);
  });
});

import { consentTiers } from '@attune/protocol';
import { expect, it } from 'vitest';
import { stricter, TIERS } from './consent-tier.ts';

it('knows every tier of the protocol', () => {
  expect([...TIERS].toSorted()).toEqual([...consentTiers].toSorted());
});

it.each([
  ['always', 'off', 'off'],
  ['in-chat', 'always', 'in-chat'],
  ['after-open', 'after-consent', 'after-consent'],
  ['always', 'after-open', 'after-open'],
  ['after-consent', null, 'after-consent'],
] as const)('takes the stricter of the tag and the site: %s and %s is %s', (tag, site, tier) => {
  expect(stricter(tag, site)).toBe(tier);
});

it('is not led astray by a tier of a version to come', () => {
  expect(stricter('after-open', 'sometimes' as never)).toBe('after-open');
});

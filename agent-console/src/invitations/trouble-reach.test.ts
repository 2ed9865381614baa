import { expect, it } from 'vitest';
import { troubleReach } from './trouble-reach.ts';

it.each([
  ['off', /^Reaches nobody/],
  ['in-chat', /^Reaches nobody/],
  ['after-consent', /^Reaches only visitors who have consented/],
] as const)('says whom an invitation about trouble reaches under %s', (tier, words) => {
  expect(troubleReach(tier)).toMatch(words);
});

it.each(['after-open', 'always'] as const)('says nothing under %s, where it reaches everybody', (tier) => {
  expect(troubleReach(tier)).toBeNull();
});

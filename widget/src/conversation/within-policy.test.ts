import type { RecorderPolicy } from '@attune/protocol';
import { aPress, anOutcome } from '@attune/testing';
import { expect, it } from 'vitest';
import { aPolicy } from '../testing/a-policy.ts';
import { withinPolicy } from './within-policy.ts';

const page = (path: string) => ({ kind: 'page', at: 1, path }) as const;
const keep = (facts: Parameters<typeof withinPolicy>[0], policy: Partial<RecorderPolicy>) =>
  withinPolicy(facts, aPolicy(policy));

it('keeps everything of a site that wants everything', () => {
  const press = aPress({ id: 1, path: '/cart' });
  const facts = [page('/cart'), press, anOutcome(press, 'none', 1_000)];
  expect(keep(facts, {})).toEqual(facts);
});

it('leaves out pages that the site does not want watched, and what happened on them', () => {
  const press = aPress({ id: 1, path: '/account/cards' });
  const left = [page('/account/cards'), press, anOutcome(press, 'none', 1_000)];
  const cart = page('/cart');
  expect(keep([...left, cart, anOutcome(press, 'slow', 4_000)], { denyPaths: ['/account/*'] })).toEqual([
    cart,
  ]);
  expect(keep([...left, cart], { allowPaths: ['/cart'] })).toEqual([cart]);
});

it.each(['selector', 'role'] as const)('takes the names off where the site wants none: %s', (names) => {
  const field = { key: 'k', type: 'email', name: 'E-mail' };
  expect(
    keep([aPress({ id: 1 }), { kind: 'form-refused', at: 1, form: 'f', field }], { names }),
  ).toMatchObject([{ control: { name: '' } }, { field: { key: 'k', name: '' } }]);
});

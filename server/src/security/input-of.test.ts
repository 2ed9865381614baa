import { agentRequests, visitorRequests } from '@attune/protocol';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { restRoutes, type RestRoutesDeps } from '../rest/rest-routes.ts';
import { forms } from './fuzz-plain-routes.ts';
import { inputOf, takenBy } from './input-of.ts';

const requests: readonly (readonly [string, v.GenericSchema])[] = [
  ...Object.entries(visitorRequests),
  ...Object.entries(agentRequests),
  ...Object.entries(forms),
  ...restRoutes({} as RestRoutesDeps).flatMap(({ id, params, query, body }): [string, v.GenericSchema][] => [
    [`${id} params`, params],
    [`${id} query`, query],
    ...(body === null ? [] : ([[`${id} body`, body]] as [string, v.GenericSchema][])),
  ]),
];

it.each(requests)('makes a value that is taken: %s', (_name, schema) => {
  expect(v.safeParse(schema, takenBy(schema, {}, 1)).success).toBe(true);
});

it('puts what is known where it belongs, also in lists', () => {
  const schema = v.strictObject({
    siteId: v.string(),
    labelIds: v.pipe(v.array(v.string()), v.minLength(1)),
  });
  expect(fc.sample(inputOf(schema, { siteId: 's', labelId: 'l' }), 1)).toEqual([
    { siteId: 's', labelIds: ['l'] },
  ]);
});

it('does not pass over a kind of schema it does not know', () => {
  expect(() => inputOf(v.bigint(), {}, 'amount')).toThrow('"amount": no values are known');
});

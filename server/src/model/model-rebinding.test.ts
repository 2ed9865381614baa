import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createOutbound } from '../outbound/outbound.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { openAiSecondOpinion } from './openai-second-opinion.ts';

/* An admin's endpoint whose name server leads inside, at once or a moment later. */

/** Public by its number, and given to nobody. */
const OUTSIDE = { address: '2000::1', family: 6 };
const INSIDE = { address: '127.0.0.1', family: 4 };
const METADATA = { address: '169.254.169.254', family: 4 };

let inside: Server;
let port = 0;
let connections = 0;
beforeAll(async () => {
  inside = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  ({ port } = inside.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => inside.close(resolve)));
beforeEach(() => {
  connections = 0;
});

type Resolved = typeof OUTSIDE;

/** Asks where the name leads to one answer after the other; the last one stays. */
function modelBehind(...answers: readonly (readonly Resolved[])[]) {
  let lookUps = 0;
  const resolve = () => Promise.resolve(answers[Math.min(lookUps++, answers.length - 1)] ?? []);
  const model = openAiSecondOpinion(500, guardedFetch(createOutbound({ allowInner: false, resolve })));
  const access = { baseUrl: `https://models.example:${port}/v1`, name: 'small', apiKey: 'secret' };
  return {
    ask: () => model.ask(access, [{ seq: 1, author: 'visitor', text: 'Where is my parcel?' }]),
    lookUps: () => lookUps,
  };
}

it.each<[string, readonly Resolved[]]>([
  ['this machine', [INSIDE]],
  ['where clouds keep their keys', [METADATA]],
  ['an address outside and one inside', [OUTSIDE, INSIDE]],
])('a model whose name leads to %s is not asked', async (_where, addresses) => {
  const { ask } = modelBehind(addresses);
  expect(await ask()).toMatchObject({ ok: false });
  expect(connections).toBe(0);
});

it('a name that leads inside a moment later is asked where it led first', async () => {
  const { ask, lookUps } = modelBehind([OUTSIDE], [INSIDE]);
  expect(await ask()).toMatchObject({ ok: false });
  expect([lookUps(), connections]).toEqual([1, 0]);
});

it('a name that was well at first is looked at again with each question', async () => {
  const { ask, lookUps } = modelBehind([OUTSIDE], [INSIDE]);
  await ask();
  expect(await ask()).toMatchObject({ ok: false });
  expect([lookUps(), connections]).toEqual([2, 0]);
});

it('a model on this machine is asked under its own name alone', async () => {
  const own = openAiSecondOpinion(5_000, guardedFetch(createOutbound({ allowInner: false })));
  const access = { baseUrl: `http://127.0.0.1:${port}/v1`, name: 'small', apiKey: '' };
  await own.ask(access, [{ seq: 1, author: 'visitor', text: 'Hello' }]);
  expect(connections).toBe(1);
});

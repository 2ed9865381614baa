import { agentRequests, apiScopeNames, visitorRequests, type Reply } from '@attune/protocol';
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import { restRoutes, type RestRoutesDeps } from '../rest/rest-routes.ts';
import type { RestRoute } from '../rest/rest-route.ts';
import {
  asRecord,
  each,
  inputsFor,
  outcomeOf,
  segment,
  sum,
  type Fuzzed,
  type FuzzOptions,
} from './fuzz-each.ts';
import { fuzzPlainRoutes } from './fuzz-plain-routes.ts';
import type { TwoSites } from './two-sites.ts';

/** Far beyond what a busy machine needs: no answer at all is a fault. */
const PATIENCE_MS = 60_000;

/** Those that take away what the others need come last. */
const ENDS_SOMETHING = /:(?:remove|erase|revoke|retire)$|^remove/;
const endingLast = (names: readonly string[]): string[] => [
  ...names.filter((name) => !ENDS_SOMETHING.test(name)),
  ...names.filter((name) => ENDS_SOMETHING.test(name)),
];

/** Sends every request of both namespaces what its schema nearly takes. */
export async function fuzzEvents(world: TwoSites, options: FuzzOptions): Promise<Fuzzed> {
  const { known, owner, admin } = world;
  const sides: readonly (readonly [
    string,
    Socket,
    Readonly<Record<string, v.GenericSchema>>,
    readonly string[],
  ])[] = [
    ['visitor', owner.socket, visitorRequests, Object.keys(visitorRequests)],
    ['agent', admin.socket, agentRequests, endingLast(Object.keys(agentRequests))],
  ];
  const bySide = sides.map(async ([side, socket, schemas, names]) => {
    const all: Fuzzed[] = [];
    for (const name of names) {
      const schema = schemas[name];
      if (schema === undefined) throw new Error(`there is no schema of ${name}`);
      all.push(
        await each(`${side} ${name}`, inputsFor(schema, known, options), async (input) => {
          const reply = (await socket.timeout(PATIENCE_MS).emitWithAck(name, input)) as Reply<unknown>;
          if (reply.ok) return 'taken';
          return reply.refusal.code === 'internal' ? 'internal' : 'refused';
        }),
      );
    }
    return sum(all);
  });
  return sum(await Promise.all(bySide));
}

/** An operation of the API, and the keys to ask it with. */
export interface KeyedRoute {
  readonly route: RestRoute;
  readonly secrets: readonly string[];
}

/** A key may ask so often in a minute, and no more; what is refused for that was not tried. */
const INPUTS_A_KEY = 500;

/** The operations of the API with keys for so many inputs each; made before any of them is sent. */
export async function keyedRoutes(world: TwoSites, { inputs }: FuzzOptions): Promise<readonly KeyedRoute[]> {
  const operations = restRoutes({} as RestRoutesDeps);
  const keyed: KeyedRoute[] = [];
  for (const id of endingLast(operations.map((operation) => operation.id))) {
    const route = operations.find((one) => one.id === id);
    if (route === undefined) continue;
    const secrets: string[] = [];
    while (secrets.length * INPUTS_A_KEY < inputs)
      secrets.push((await world.keyOf(world.server.siteId, [...apiScopeNames])).secret);
    keyed.push({ route, secrets });
  }
  return keyed;
}

/** Sends every operation of the API and every plain route what it nearly takes. */
export async function fuzzRoutes(
  world: TwoSites,
  keyed: readonly KeyedRoute[],
  options: FuzzOptions,
): Promise<Fuzzed & { routes: number }> {
  const all: Fuzzed[] = [];
  for (const { route, secrets } of keyed) all.push(await fuzzOperation(world, { route, secrets }, options));
  all.push(...(await fuzzPlainRoutes(world, options)));
  return { ...sum(all), routes: all.length };
}

async function fuzzOperation(
  { server, known }: TwoSites,
  { route, secrets }: KeyedRoute,
  options: FuzzOptions,
): Promise<Fuzzed> {
  const parts = { params: route.params, query: route.query };
  const schema: v.GenericSchema =
    route.body === null ? v.strictObject(parts) : v.strictObject({ ...parts, body: route.body });
  let count = 0;
  return each(`REST ${route.id}`, inputsFor(schema, known, options), async (input) => {
    const { params, query, body } = asRecord(input);
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => segment(asRecord(params)[name]));
    const search = Object.entries(asRecord(query)).map(
      ([name, value]) => `${segment(name)}=${segment(value)}`,
    );
    const secret = secrets[count++ % secrets.length] ?? '';
    const response = await fetch(`${server.url}/api/v1${path}?${search.join('&')}`, {
      method: route.method.toUpperCase(),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      ...(route.method === 'get' || body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return outcomeOf(response);
  });
}

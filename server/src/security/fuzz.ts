import {
  agentRequests,
  apiScopeNames,
  invitationLookInput,
  joinInput,
  passwordAgainInput,
  passwordResetInput,
  resetAskInput,
  setupInput,
  signInCodeInput,
  twoFactorCodeInput,
  visitorRequests,
  type Reply,
} from '@attune/protocol';
import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import { passwordChange, signInInput } from '../auth/auth-requests.ts';
import { restRoutes, type RestRoutesDeps } from '../rest/rest-routes.ts';
import type { RestRoute } from '../rest/rest-route.ts';
import { inputOf, type Known } from './input-of.ts';
import type { TwoSites } from './two-sites.ts';
import { unkind } from './unkind.ts';

/** Inputs on their way at once. */
const AT_ONCE = 40;
/** Far beyond what a busy machine needs: no answer at all is a fault. */
const PATIENCE_MS = 60_000;

export interface FuzzOptions {
  /** For each request and each route. */
  readonly inputs: number;
  readonly seed: number;
}

/** One input that was answered with a fault, or not at all. */
export interface Fault {
  readonly asked: string;
  readonly input: string;
  readonly came: string;
}

export interface Fuzzed {
  readonly asked: number;
  readonly faults: readonly Fault[];
  /** How many inputs were taken: that most are refused must not mean that nothing was tried. */
  readonly taken: number;
}

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

/** Sends every operation of the API, and every route that takes a form, what its schema nearly takes. */
export async function fuzzRoutes(
  world: TwoSites,
  keyed: readonly KeyedRoute[],
  options: FuzzOptions,
): Promise<Fuzzed & { routes: number }> {
  const all: Fuzzed[] = [];
  for (const { route, secrets } of keyed) all.push(await fuzzOperation(world, { route, secrets }, options));
  for (const [path, schema] of Object.entries(forms)) {
    let count = 0;
    all.push(
      await each(`POST ${path}`, inputsFor(schema, world.known, options), async (input) => {
        const from = ++count;
        return outcomeOf(
          await fetch(`${world.server.url}${path}`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              origin: world.server.url,
              'x-forwarded-for': `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`,
            },
            body: JSON.stringify(input),
          }),
        );
      }),
    );
  }
  return { ...sum(all), routes: all.length };
}

/** Routes that take a form, with its schema. */
export const forms: Readonly<Record<string, v.GenericSchema>> = {
  '/api/auth/sign-in/email': signInInput,
  '/api/auth/change-password': passwordChange,
  '/api/auth/sign-in/code': signInCodeInput,
  '/api/auth/two-factor/begin': passwordAgainInput,
  '/api/auth/two-factor/confirm': twoFactorCodeInput,
  '/api/auth/two-factor/end': passwordAgainInput,
  '/api/auth/two-factor/backup-codes': passwordAgainInput,
  '/api/auth/reset/ask': resetAskInput,
  '/api/auth/reset': passwordResetInput,
  '/api/join/look': invitationLookInput,
  '/api/join': joinInput,
  '/api/setup': setupInput,
};

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

async function outcomeOf(response: Response): Promise<string> {
  await response.arrayBuffer();
  if (response.status >= 500) return String(response.status);
  return response.ok ? 'taken' : 'refused';
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Short enough for an address; what is too long for one is refused before any of ours sees it. */
function segment(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.slice(0, 1_000).toWellFormed()) || '-';
}

function inputsFor(schema: v.GenericSchema, known: Known, { inputs, seed }: FuzzOptions): unknown[] {
  return fc.sample(unkind(inputOf(schema, known)), { numRuns: inputs, seed });
}

async function each(
  asked: string,
  inputs: readonly unknown[],
  ask: (input: unknown) => Promise<string>,
): Promise<Fuzzed> {
  const faults: Fault[] = [];
  let taken = 0;
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    await Promise.all(
      inputs.slice(from, from + AT_ONCE).map(async (input) => {
        const came = await ask(input).catch((error: unknown) => String(error));
        if (came === 'taken') taken++;
        else if (came !== 'refused') faults.push({ asked, input: JSON.stringify(input).slice(0, 500), came });
      }),
    );
  }
  return { asked: inputs.length, faults, taken };
}

const sum = (all: readonly Fuzzed[]): Fuzzed => ({
  asked: all.reduce((total, { asked }) => total + asked, 0),
  taken: all.reduce((total, { taken }) => total + taken, 0),
  faults: all.flatMap(({ faults }) => faults),
});

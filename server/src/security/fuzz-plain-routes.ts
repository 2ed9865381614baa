import {
  invitationLookInput,
  joinInput,
  passwordAgainInput,
  passwordResetInput,
  resetAskInput,
  setupInput,
  signInCodeInput,
  twoFactorCodeInput,
  whoField,
} from '@attune/protocol';
import fc from 'fast-check';
import type * as v from 'valibot';
import { passwordChange, signInInput } from '../auth/auth-requests.ts';
import { httpExpectations } from './expectations.ts';
import { asRecord, each, outcomeOf, segment, type Fuzzed, type FuzzOptions } from './fuzz-each.ts';
import { inputOf } from './input-of.ts';
import { SHOP, type TwoSites } from './two-sites.ts';
import { unkind } from './unkind.ts';

/** Routes that take a form, with its schema. */
export const forms: Readonly<Record<string, v.GenericSchema>> = {
  'POST /api/auth/sign-in/email': signInInput,
  'POST /api/auth/change-password': passwordChange,
  'POST /api/auth/sign-in/code': signInCodeInput,
  'POST /api/auth/two-factor/begin': passwordAgainInput,
  'POST /api/auth/two-factor/confirm': twoFactorCodeInput,
  'POST /api/auth/two-factor/end': passwordAgainInput,
  'POST /api/auth/two-factor/backup-codes': passwordAgainInput,
  'POST /api/auth/reset/ask': resetAskInput,
  'POST /api/auth/reset': passwordResetInput,
  'POST /api/join/look': invitationLookInput,
  'POST /api/join': joinInput,
  'POST /api/setup': setupInput,
  'POST /api/visitor/who': whoField,
};

/** Routes that take bytes, of a file or of nothing in particular. */
export const bytesFor: ReadonlySet<string> = new Set([
  'POST /api/conversations/:conversationId/attachments',
  'POST /api/visitor/conversations/:conversationId/attachments',
  'POST /mail/unsubscribe/:token',
  'POST /api/auth/sign-out',
]);

/** Answered without a look at the database or at whoever asks: a tenth of the inputs will do. */
const TELLS_NOTHING = /^(?:OPTIONS|GET) [^:]*$/;
/** Ends the session that others ask with. */
const ENDING = 'POST /api/auth/sign-out';
/** `:name`, `{/*page}`, or a path that is a pattern of its own. */
const PART = /:(\w+)|\{\/\*(\w+)\}/g;
const PATTERNS: Readonly<Record<string, string>> = {
  '/^\\/widget\\/chunks\\/[a-z-]+-[\\w-]{8}\\.js$/': '/widget/chunks/:chunk.js',
};

/** Sends every plain route of the app, as the matrix lists them, what it nearly takes: in path, query, headers and body. */
export async function fuzzPlainRoutes(
  world: TwoSites,
  { inputs, seed }: FuzzOptions,
): Promise<readonly Fuzzed[]> {
  const routes = Object.keys(httpExpectations).filter((route) => route !== ENDING);
  const all: Fuzzed[] = [];
  for (const route of [...routes, ENDING]) {
    const numRuns = TELLS_NOTHING.test(route) ? Math.ceil(inputs / 10) : inputs;
    const samples = fc.sample(unkind(asked(route, world)), { numRuns, seed });
    let count = 0;
    all.push(await each(route, samples, (input) => send(world, route, asRecord(input), ++count)));
  }
  return all;
}

/** What a request for a route may be made of. */
function asked(route: string, world: TwoSites): fc.Arbitrary<unknown> {
  const { server, owner, known } = world;
  const texts = fc.oneof(
    fc.constantFrom('', 'x', '..', '%00', '../../etc/passwd', 'a'.repeat(900), '\u202e', "'", '<b>'),
    fc.constantFrom(...Object.values(known)),
    fc.uuid(),
  );
  const conversationId = fc.constantFrom(owner.visit.conversation.id, known['conversationId'] ?? '');
  return fc.record({
    params: fc.record(
      Object.fromEntries(
        partsOf(route).map((name) => [
          name,
          name === 'conversationId'
            ? fc.oneof(conversationId, texts)
            : name === 'key'
              ? siteOr(world, texts)
              : texts,
        ]),
      ),
    ),
    query: fc.record({ site: siteOr(world, texts), other: texts }, { requiredKeys: [] }),
    headers: fc.record(
      {
        origin: fc.constantFrom(SHOP, server.url, 'null', 'https://evil.example', 'x'),
        cookie: fc.constantFrom(world.agentCookie, world.revokedCookie, 'attune.session_token=x', '=;;='),
        authorization: fc.constantFrom(`Bearer ${owner.token}`, 'Bearer x', 'Basic eA==', 'Bearer'),
        'x-file-name': fc.oneof(fc.constantFrom('cat.png', '%E0%A4%A', '..%2F..%2Fx', 'a%00.png'), texts),
        'content-type': fc.constantFrom(
          'application/json',
          'image/png',
          'text/plain',
          'x',
          'multipart/form-data',
        ),
        'if-none-match': fc.constantFrom('*', '"x"', 'W/"'),
        range: fc.constantFrom('bytes=0-0', 'bytes=5-1', 'bytes=-0', 'x=1-2', 'bytes=0-,1-,2-'),
        'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'x'),
      },
      { requiredKeys: [] },
    ),
    body: bodyOf(route, world),
  });
}

const siteOr = ({ server, elsewhereKey }: TwoSites, texts: fc.Arbitrary<string>) =>
  fc.oneof(fc.constantFrom(server.siteKey, elsewhereKey), texts);

/** @throws for a route that takes a body nobody has entered here: a new one cannot go untried */
function bodyOf(route: string, { known }: TwoSites): fc.Arbitrary<unknown> {
  const schema = forms[route];
  if (schema !== undefined) return inputOf(schema, known);
  if (bytesFor.has(route))
    return fc.oneof(
      fc.constantFrom('', 'x', '{"a":', '[]', '\u0000', '89504e470d0a1a0a', 'x'.repeat(70_000)),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
  if (/^(?:GET|OPTIONS|DELETE) /.test(route)) return fc.constant(undefined);
  throw new Error(`it is not known what ${route} takes; enter it in "forms" or "bytesFor"`);
}

async function send(
  { server }: TwoSites,
  route: string,
  { params, query, headers, body }: Readonly<Record<string, unknown>>,
  count: number,
): Promise<string> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pathOf(pattern).replaceAll(PART, (_all, name: string | undefined, rest: string | undefined) =>
    rest === undefined ? segment(asRecord(params)[name ?? '']) : `/${segment(asRecord(params)[rest])}`,
  );
  const search = Object.entries(asRecord(query)).map(([name, value]) => `${segment(name)}=${segment(value)}`);
  const isForm = forms[route] !== undefined;
  const sent = new Headers();
  for (const [name, value] of Object.entries(asRecord(headers)))
    sent.set(headerName(name), headerText(value));
  // Where it is a form, that it is one is mostly said, or none of it would be looked at.
  if (isForm && count % 10 !== 0) {
    sent.set('content-type', 'application/json');
    sent.set('origin', formOrigin(route, server.url));
  }
  // Each from elsewhere: what is refused because of too many was not tried.
  sent.set('x-forwarded-for', `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`);
  const response = await fetch(`${server.url}${path}?${search.join('&')}`, {
    method,
    redirect: 'manual',
    headers: sent,
    ...(method === 'GET' || body === undefined
      ? {}
      : { body: isForm || typeof body !== 'string' ? (JSON.stringify(body) ?? '') : body }),
  });
  return isHonest503(route, response) ? 'refused' : outcomeOf(response);
}

const formOrigin = (route: string, own: string) => (route === 'POST /api/visitor/who' ? SHOP : own);

const pathOf = (pattern: string): string => PATTERNS[pattern] ?? pattern;

function partsOf(route: string): readonly string[] {
  const path = pathOf(route.slice(route.indexOf(' ') + 1));
  return [...path.matchAll(PART)].map(([, name, rest]) => name ?? rest ?? '');
}

/** A probe says so when the machine is too busy, and a page when it has not been built; neither is a fault of the input. */
const isHonest503 = (route: string, { status, headers }: Response): boolean =>
  status === 503 &&
  (route === 'GET /readyz' || headers.get('content-type')?.startsWith('text/plain') === true);

/** A client puts nothing else into a header; other bytes are tried in `raw-requests.test.ts`. */
const headerText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .slice(0, 500);
const headerName = (name: string): string => (/^[a-z-]{1,40}$/.test(name) ? name : 'x-other');

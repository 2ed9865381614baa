import { apiScopeNames, type ApiScope } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpApp, type HttpAppDeps } from '../http/create-http-app.ts';
import { restRoutes, type RestRoutesDeps } from '../rest/rest-routes.ts';
import type { RestRoute } from '../rest/rest-route.ts';
import { visitorOn } from '../testing/clients.ts';
import { httpExpectations, restExpectations } from './expectations.ts';
import { takenBy, type Known } from './input-of.ts';
import { rowsOf } from './rows-of.ts';
import { CANARY, openTwoSites, SHOP, type TwoSites } from './two-sites.ts';

const SEED = 11;
const operations = restRoutes({} as RestRoutesDeps);
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

interface Came {
  readonly status: number;
  readonly body: string;
}

describe('[G15] every route × everybody', () => {
  let world: TwoSites;
  beforeAll(async () => {
    world = await openTwoSites({ TRUST_PROXY: '1' });
  });
  afterAll(() => world?.close());

  const askRest = async (route: RestRoute, headers: Record<string, string>, known: Known): Promise<Came> => {
    const params = takenBy(route.params, known, SEED) as Record<string, string>;
    const query = takenBy(route.query, known, SEED) as Record<string, string>;
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? '');
    const body = route.body === null ? null : takenBy(route.body, known, SEED);
    // A cursor that nobody was given says nothing of who may ask.
    const search = new URLSearchParams(Object.entries(query).filter(([name]) => name !== 'cursor'));
    const response = await fetch(`${world.server.url}/api/v1${path}?${search.toString()}`, {
      method: route.method.toUpperCase(),
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.text() };
  };

  const askAll = async (headers: Record<string, string>, routes = operations, known = world.known) => {
    const came = new Map<string, Came>();
    for (const route of routes) came.set(route.id, await askRest(route, headers, known));
    return came;
  };
  const statuses = (came: ReadonlyMap<string, Came>) =>
    Object.fromEntries([...came].map(([id, { status }]) => [id, status]));
  const all = (routes: readonly RestRoute[], status: number) =>
    Object.fromEntries(routes.map(({ id }) => [id, status]));
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

  it('has an expectation for every operation, and for no other', () => {
    expect(Object.fromEntries(operations.map(({ id, scope }) => [id, scope]))).toEqual(restExpectations);
  });

  it('nobody asks anything of the API without a key that stands', async () => {
    const gone = await world.keyOf(world.server.siteId, [...apiScopeNames]);
    await world.admin.reply('api-key:revoke', { siteId: world.server.siteId, keyId: gone.id });
    const before = await rowsOf(world);
    const strangers: readonly Record<string, string>[] = [
      {},
      { cookie: world.server.adminCookie, origin: world.server.url },
      bearer(world.owner.token),
      bearer(world.server.siteKey),
      bearer(gone.secret),
    ];
    for (const [at, headers] of strangers.entries()) {
      // Whoever tries many keys is soon refused by the limiter; each of these comes from elsewhere.
      const from = { 'x-forwarded-for': `192.0.2.${at + 1}` };
      expect(statuses(await askAll({ ...headers, ...from }))).toEqual(all(operations, 401));
    }
    expect(await rowsOf(world)).toEqual(before);
  });

  it('a key of another site is told that nothing of this one is there', async () => {
    const { secret } = await world.keyOf(String(world.elsewhere['siteId']), [...apiScopeNames]);
    const before = await rowsOf(world);
    const came = await askAll(bearer(secret));
    expect(statuses(came)).toEqual(
      Object.fromEntries(operations.map(({ id }) => [id, ABOUT_ITSELF.has(id) ? 200 : 404])),
    );
    expect([...came].filter(([, { body }]) => body.includes(CANARY))).toEqual([]);
    expect(await rowsOf(world)).toEqual(before);
  });

  it('a key does what its scope says, and nothing else', async () => {
    for (const scope of apiScopeNames) {
      const { secret } = await world.keyOf(world.server.siteId, [scope]);
      const others = operations.filter(({ id }) => restExpectations[id] !== scope);
      expect(statuses(await askAll(bearer(secret), others))).toEqual(all(others, 403));
    }
  });

  it('a key with every scope reaches everything: what others were refused is there', async () => {
    const { secret } = await world.keyOf(world.server.siteId, [...apiScopeNames] as ApiScope[]);
    const routes = [...operations].sort(
      (a, b) => Number(a.method === 'delete') - Number(b.method === 'delete'),
    );
    // Who is erased is nobody that the others are still asked about.
    const somebody = await visitorOn(world.server);
    const isErasing = ({ id }: RestRoute) => id === 'eraseContact';
    const came = {
      ...statuses(
        await askAll(
          bearer(secret),
          routes.filter((route) => !isErasing(route)),
        ),
      ),
      ...statuses(
        await askAll(bearer(secret), routes.filter(isErasing), {
          ...world.known,
          contactId: somebody.visit.visitorId,
        }),
      ),
    };
    somebody.close();
    expect(Object.entries(came).filter(([, status]) => status !== 200 && status !== 201)).toEqual([
      // Sent with the same id by the request before, with other content.
      ['setStatus', 409],
    ]);
  });

  it('has an expectation for every plain route, and for no other', () => {
    expect(plainRoutes()).toEqual(Object.keys(httpExpectations).sort());
  });

  it('files and transcripts are for those whose conversation it is', async () => {
    const { server, owner, other, foreignVisitor, elsewhereKey } = world;
    const id = await upload();
    const conversation = owner.visit.conversation.id;
    const pathOf = (route: string, site = server.siteKey) =>
      `${server.url}${route.replace(':conversationId', conversation).replace(':id', id)}?site=${site}`;
    const asVisitor = (token: string) => ({ origin: SHOP, 'x-file-name': 'a.png', ...bearer(token) });
    const asAgent = (cookie: string) => ({ origin: server.url, 'x-file-name': 'a.png', cookie });
    const refused: Record<string, (readonly [Record<string, string>, string, number])[]> = {
      visitor: [
        [{ origin: SHOP }, server.siteKey, 401],
        [asVisitor(other.token), server.siteKey, 404],
        [asVisitor(foreignVisitor.token), server.siteKey, 401],
        [asVisitor(foreignVisitor.token), elsewhereKey, 404],
        [asVisitor(owner.token), elsewhereKey, 401],
        [{ ...asVisitor(owner.token), origin: 'https://elsewhere.example' }, server.siteKey, 401],
        [{ ...asAgent(server.adminCookie), origin: SHOP }, server.siteKey, 401],
      ],
      agent: [
        [{ origin: server.url }, '', 401],
        [asAgent(world.foreignCookie), '', 404],
        [asAgent(world.revokedCookie), '', 401],
        [{ ...bearer(owner.token), origin: server.url }, '', 401],
      ],
    };
    const before = await rowsOf(world);
    for (const [route, who] of Object.entries(httpExpectations)) {
      const [method = '', path = ''] = route.split(' ');
      for (const [headers, site, status] of refused[who] ?? []) {
        const body = method === 'POST' ? { body: new Uint8Array(PNG) } : {};
        const response = await fetch(pathOf(path, site), { method, headers, ...body });
        expect([route, headers, response.status]).toEqual([route, headers, status]);
        expect(await response.text()).not.toContain(CANARY);
      }
    }
    expect(await rowsOf(world)).toEqual(before);
    for (const [route, who] of Object.entries(httpExpectations)) {
      const [method = '', path = ''] = route.split(' ');
      if (who === 'open' || method !== 'GET') continue;
      const headers = who === 'visitor' ? asVisitor(owner.token) : asAgent(world.agentCookie);
      // Not sent yet, so as yet its sender's alone.
      const status = who === 'agent' && path.endsWith(':id') ? 404 : 200;
      expect([route, (await fetch(pathOf(path), { headers })).status]).toEqual([route, status]);
    }
  });

  const upload = async (): Promise<string> => {
    const { server, owner } = world;
    const response = await fetch(
      `${server.url}/api/visitor/conversations/${owner.visit.conversation.id}/attachments?site=${server.siteKey}`,
      {
        method: 'POST',
        headers: { origin: SHOP, 'x-file-name': 'cat.png', ...bearer(owner.token) },
        body: new Uint8Array(PNG),
      },
    );
    return ((await response.json()) as { value: { attachment: { id: string } } }).value.attachment.id;
  };
});

/** Operations about the key itself, which name no site. */
const ABOUT_ITSELF = new Set(['getKey', 'listSites']);

interface Layer {
  readonly route?: {
    readonly path: string | RegExp;
    readonly methods: Readonly<Record<string, boolean>>;
    readonly stack: readonly { readonly method?: string }[];
  };
}

/** Routes as the app itself has them, without those of the REST API. */
function plainRoutes(): string[] {
  const own = { publicUrl: () => 'http://localhost', all: () => ['http://localhost'] };
  const paths = { widget: '/none', console: '/none', demo: '/none', keptParts: '/none' };
  // Nothing is asked, so the services are not needed.
  const app = createHttpApp({ own, paths } as unknown as HttpAppDeps);
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return stack
    .flatMap(({ route }) =>
      (route?.stack ?? []).flatMap(({ method }) =>
        route === undefined || method === undefined ? [] : [`${method.toUpperCase()} ${String(route.path)}`],
      ),
    )
    .filter((name, at, names) => names.indexOf(name) === at)
    .sort();
}

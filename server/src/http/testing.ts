import type { Reply } from '@attune/protocol';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAccountServices } from '../account-services.ts';
import { createLocalFiles } from '../attachments/file-store.ts';
import { createAuth } from '../auth/create-auth.ts';
import { createSetupLinks } from '../auth/setup-links.ts';
import type { Config } from '../config/load-config.ts';
import { createConversations } from '../conversations/conversations.ts';
import { silent, type TestDatabase } from '../db/testing.ts';
import { createHealth } from '../health/create-health.ts';
import { createLaunchers } from '../launcher/launchers.ts';
import { createIdentityServices } from '../identity-services.ts';
import { createInChatServices } from '../in-chat-services.ts';
import { createOutbox } from '../jobs/outbox.ts';
import { createPeople } from '../people/people.ts';
import { createAddressOf } from '../realtime/address.ts';
import { createSignalPolicies } from '../signal-policy/signal-policies.ts';
import { createSites } from '../sites/sites.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createThresholds } from '../thresholds/thresholds.ts';
import { createUnsubscribing } from '../mail/unsubscribing.ts';
import { createSecrets } from '../secrets/secrets.ts';
import { createSightings } from '../sites/sightings.ts';
import { createVisitors } from '../visitors/visitors.ts';
import { createHttpApp, type HttpAppDeps } from './create-http-app.ts';
import { createLimits } from './limits.ts';
import { createOwnOrigins } from './own-origins.ts';

/** Everything that is refused or answered under `/api`. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly reply: Reply<never>;
  /** What a browser would send back from now on. */
  readonly cookie: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text or bytes as they are. */
  readonly body?: unknown;
}

/** The plain HTTP side of the product on a free port, asked by `fetch`. */
export async function openHttpForTest(
  database: TestDatabase,
  {
    config = {},
    overrides = {},
  }: {
    readonly config?: Partial<Pick<Config, 'publicUrl' | 'trustProxy'>>;
    readonly overrides?: Partial<HttpAppDeps>;
  } = {},
) {
  const { db } = database;
  const own = createOwnOrigins({ host: '127.0.0.1', port: 0, ...config });
  const secret = 'aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z';
  const auth = createAuth({ config: { secret, ...config }, db, log: silent });
  const needs = { db, hashPassword: auth.hashPassword, now: Date.now };
  const setupLinks = createSetupLinks(needs);
  const folder = mkdtempSync(join(tmpdir(), 'attune-http-'));
  const paths = {
    widget: join(folder, 'widget'),
    console: join(folder, 'console'),
    demo: join(folder, 'demo'),
    keptParts: join(folder, 'widget-parts'),
  };
  const health = createHealth({ db, dataDir: database.place.dataDir, log: silent, isDraining: () => false });
  const sites = createSites({ db, now: Date.now });
  const { recorder: recorderOf } = createSignalPolicies({
    db,
    news: silentNews,
    thresholds: createThresholds({
      db,
      news: silentNews,
      now: Date.now,
      oweLook: async () => {},
      saved: async () => {},
    }),
    now: Date.now,
  });
  const conversations = createConversations({
    db,
    epoch: 'epoch',
    news: silentNews,
    now: Date.now,
    confirmPublished: () => {},
    wakeJobs: () => {},
    changed: () => {},
  });
  const outbox = createOutbox({ db, log: silent, now: Date.now });
  const { attachments, transcripts } = createInChatServices({
    db,
    log: silent,
    news: silentNews,
    canMail: async () => false,
    outbox,
    files: createLocalFiles(join(folder, 'files')),
    conversations,
    now: Date.now,
  });
  const visitors = createVisitors({ db, now: Date.now });
  const limits = createLimits();
  const accounts = createAccountServices({
    ...{ db, auth, outbox, publicUrl: own.publicUrl, now: Date.now, wakeJobs: () => {} },
    mails: { owe: () => Promise.resolve() },
    mailSettings: { current: () => Promise.resolve(null) },
    takeTry: async (personId) => void (await limits.take('own-password', personId)),
  });
  const app = createHttpApp({
    attachments,
    conversations,
    transcripts,
    visitors,
    identity: createIdentityServices({ db, secrets: createSecrets(secret), visitors, now: Date.now })
      .identity,
    disconnectVisitor: () => {},
    auth,
    setupLinks,
    own,
    paths,
    health,
    log: silent,
    limits,
    ...accounts,
    addressOf: createAddressOf(config.trustProxy),
    siteKey: () => Promise.resolve('demo-site-key'),
    sightings: createSightings({ db, log: silent, now: Date.now }),
    unsubscribing: createUnsubscribing({
      secrets: createSecrets(secret),
      publicUrl: own.publicUrl,
      optOut: () => Promise.resolve(),
    }),
    sites,
    recorderOf,
    launchers: createLaunchers({ sites, recorderOf, sources: [] }),
    ...overrides,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  own.listeningOn(port);
  const url = `http://127.0.0.1:${port}`;
  /** The origin of our own pages, as a browser would name it. */
  const origin = config.publicUrl ?? url;

  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(url + path, { headers, redirect: 'manual' });

  const ask = async (
    path: string,
    { method = 'POST', headers = {}, body }: Asking = {},
  ): Promise<Answered> => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      headers: { origin, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return {
      status: response.status,
      headers: response.headers,
      reply: (await response.json()) as Reply<never>,
      cookie,
    };
  };

  return {
    url,
    port,
    origin,
    paths,
    auth,
    setupLinks,
    people: createPeople(needs),
    ...accounts,
    get,
    ask,
    /** Puts a file where the server looks for what was built. */
    place(path: string, content: string): void {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      health.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type HttpForTest = Awaited<ReturnType<typeof openHttpForTest>>;

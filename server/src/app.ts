import type { Server as HttpServer } from 'node:http';
import { createAccountServices } from './account-services.ts';
import { createAuth } from './auth/create-auth.ts';
import { createSetupLinks, setupUrl } from './auth/setup-links.ts';
import type { Config } from './config/load-config.ts';
import { openDatabase, type Database } from './db/open-database.ts';
import { patiently } from './db/patiently.ts';
import { traceQueries } from './db/trace-queries.ts';
import { createHealth } from './health/create-health.ts';
import {
  connectionsWithin,
  createDescriptorWatch,
  descriptorLimit,
  filesWithin,
} from './health/descriptors.ts';
import { createFullDisk } from './health/full-disk.ts';
import { createBoundedServer, HTTP_BOUNDS } from './http/bounded-server.ts';
import { createHttpApp } from './http/create-http-app.ts';
import { createLimits } from './http/limits.ts';
import { createOwnOrigins, type OwnOrigins } from './http/own-origins.ts';
import { observersOf } from './http/observed-requests.ts';
import { keepParts } from './http/kept-parts.ts';
import { findPaths } from './http/paths.ts';
import { listening } from './http/listening.ts';
import { createLaunchers } from './launcher/launchers.ts';
import { openJobQueue } from './jobs/open-job-queue.ts';
import type { Log } from './log/create-log.ts';
import type { MetricsServer } from './metrics/metrics-server.ts';
import { openFigures } from './metrics/open-figures.ts';
import { openDoors } from './realtime/open-doors.ts';
import { createAddressOf, type AddressOf } from './realtime/address.ts';
import { createBoundedAddresses, type BoundedAddresses } from './realtime/bounded-addresses.ts';
import type { PerMinute } from './realtime/budgets.ts';
import { disconnectVisitor } from './realtime/disconnect-visitor.ts';
import { answerBesideSockets, openRealtime, type Realtime } from './realtime/open-realtime.ts';
import { openShared, type Shared } from './realtime/open-shared.ts';
import { createSocketNews } from './realtime/socket-news.ts';
import { START_WITHIN_MS } from './realtime/visitor-namespace.ts';
import { createServices, type Services } from './services.ts';
import { createSecrets } from './secrets/secrets.ts';
import { createSites } from './sites/sites.ts';
import { openOnlookers, type Onlookers } from './telemetry/onlookers.ts';

export interface AttuneServer {
  /** @throws when the port is taken or may not be used */
  listen(): Promise<void>;
  /** Where browsers reach it; final once it listens. */
  publicUrl(): string;
  /** Where figures are told once it listens; null: nowhere. */
  metricsPort(): number | null;
  /** The one-time link for the first admin; null when somebody can sign in already. */
  createSetupUrl(): Promise<string | null>;
  /** Takes no new work, finishes what is under way, lets go of everything. */
  close(): Promise<void>;
}

/** What tests put in place of the real thing. */
export interface Overrides {
  now?(): number;
  readonly startWithinMs?: number;
  readonly perMinute?: PerMinute;
}

/** Joins the parts of the server. Nothing else does. */
export async function createServer(
  config: Config,
  log: Log,
  { now = Date.now, startWithinMs = START_WITHIN_MS, perMinute = {} }: Overrides = {},
): Promise<AttuneServer> {
  const opened: (() => Promise<unknown>)[] = [];
  const opening = <T>(thing: T, close: (thing: T) => Promise<unknown>): T => {
    opened.unshift(() => close(thing));
    return thing;
  };
  const closeAll = async () => {
    for (const close of opened.splice(0)) await close();
  };

  try {
    const onlookers = opening(await openOnlookers(config), (it) => it.close());
    const database = opening(await openDatabase({ ...config, log, now }), (it) => it.close());
    if (onlookers.tracing !== null) {
      for (const pool of [database.pool, database.urgentPool]) traceQueries(pool, onlookers.tracing);
    }
    const { redisUrl } = config;
    const shared =
      redisUrl === undefined
        ? null
        : opening(await openShared({ redisUrl, installation: database.epoch, log }), (it) => it.close());
    const queue = await openJobQueue({ database, redisUrl, log });
    const http = createBoundedServer({
      ...HTTP_BOUNDS,
      connections: connectionsWithin(
        descriptorLimit(),
        HTTP_BOUNDS.connections,
        database.engine === 'embedded' ? filesWithin(descriptorLimit()) : 0,
      ),
    });
    const addressOf = createAddressOf(config.trustProxy);
    const addresses = createBoundedAddresses(addressOf, config.connectionsPerAddress);
    const realtime = openRealtime(http, shared?.adapter ?? null, { log, addresses });
    const news = createSocketNews(realtime.visitors, realtime.agents);
    const own = createOwnOrigins(config);
    const services = opening(
      createServices({
        database,
        queue,
        news,
        log,
        dataDir: config.dataDir,
        secrets: createSecrets(config.secret, config.secretBefore),
        publicUrl: own.publicUrl,
        outboundToPrivate: config.outboundToPrivate,
        runsJobs: config.role !== 'web',
        onlookers,
        now,
      }),
      (it) => it.close(),
    );
    opening(realtime, (it) => it.close());
    const shell = openShell({
      config,
      log,
      now,
      database,
      shared,
      http,
      realtime,
      services,
      onlookers,
      own,
      addressOf,
      addresses,
      startWithinMs,
      perMinute,
    });
    opening(shell, (it) => it.close());
    return { ...shell, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface ShellDeps {
  readonly config: Config;
  readonly log: Log;
  now(): number;
  readonly database: Database;
  readonly shared: Shared | null;
  readonly http: HttpServer;
  readonly realtime: Realtime;
  readonly services: Services;
  readonly onlookers: Onlookers;
  readonly own: OwnOrigins;
  readonly addressOf: AddressOf;
  readonly addresses: BoundedAddresses;
  readonly startWithinMs: number;
  readonly perMinute: PerMinute;
}

/** Everything between the network and the services. */
function openShell(deps: ShellDeps) {
  const { config, log, now, database, shared, http, realtime, services, onlookers, own, addressOf } = deps;
  const { db } = database;
  const auth = createAuth({ config, db, log });
  const sites = createSites({ db, now });
  const paths = findPaths(config.dataDir);
  const setupLinks = createSetupLinks({ db, hashPassword: auth.hashPassword, now });
  const limits = createLimits(shared?.redis);
  const accounts = createAccountServices({
    ...services,
    db,
    auth,
    takeTry: async (personId) => void (await limits.take('own-password', personId)),
    publicUrl: own.publicUrl,
    now,
  });
  let draining = false;
  const fullDisk = createFullDisk(now);
  const health = createHealth({
    db,
    isDiskFull: fullDisk.seenLately,
    dataDir: config.dataDir,
    log,
    whyFull: createDescriptorWatch(http),
    isDraining: () => draining,
    ...(shared === null ? {} : { redis: { ping: () => shared.check() } }),
  });
  answerBesideSockets(
    http,
    createHttpApp({
      log,
      own,
      addressOf,
      health,
      observers: observersOf(onlookers),
      auth,
      setupLinks,
      limits,
      ...accounts,
      paths,
      sites,
      attachments: services.attachments,
      conversations: services.conversations,
      transcripts: services.transcripts,
      visitors: services.visitors,
      unsubscribing: services.unsubscribing,
      sightings: services.sightings,
      identity: services.identity,
      disconnectVisitor: disconnectVisitor(realtime.visitors),
      recorderOf: services.signalPolicies.recorder,
      launchers: createLaunchers({
        sites,
        recorderOf: services.signalPolicies.recorder,
        sources: services.launcherSources,
      }),
      siteKey: async () => (await sites.ensureFirstSite()).publicKey,
      rest: {
        apiKeys: services.apiKeys,
        services: {
          ...services,
          db,
          sites,
          now,
        },
      },
    }),
  );
  const doors = openDoors({ ...deps, auth, accounts, sites, fullDisk });
  let figures: MetricsServer | null = null;

  return {
    async listen() {
      const start = <T>(work: () => Promise<T>) => patiently(work, { log });
      await start(() => sites.ensureFirstSite());
      const again = await start(() => services.privacy.eraseAgain());
      if (again > 0) log.warn({ again }, 'Erased again who had come back with a backup');
      const lacked = await start(() => services.privacy.completeLedger());
      if (lacked > 0)
        log.warn({ lacked }, 'The list of erasures lacked some: every process needs the same DATA_DIR');
      await start(() => services.sealAtRest());
      await start(() => auth.sealTwoFactor());
      await start(() => services.planDaily());
      figures = await openFigures({ ...deps, health, sockets: realtime.counts });
      // Whoever only runs jobs takes no connections.
      if (config.role === 'worker') return;
      await keepParts({ paths, log, now });
      const { port } = await listening(http, config, log);
      own.listeningOn(port);
    },
    metricsPort: () => figures?.port ?? null,
    publicUrl: () => own.publicUrl(),
    async createSetupUrl() {
      const token = await setupLinks.create();
      return token === null ? null : setupUrl(own.publicUrl(), token);
    },
    async close() {
      draining = true;
      await realtime.drain();
      await doors.close();
      await figures?.close();
      health.close();
    },
  };
}

import type { AccountServices } from '../account-services.ts';
import type { Auth } from '../auth/create-auth.ts';
import { watchSessions } from '../auth/watch-sessions.ts';
import { listTeamIds } from '../canned/team.repository.ts';
import type { Config } from '../config/load-config.ts';
import { isUnavailable } from '../db/errors.ts';
import type { Database } from '../db/open-database.ts';
import type { FullDisk } from '../health/full-disk.ts';
import type { OwnOrigins } from '../http/own-origins.ts';
import { createLiveVisitors } from '../live-visitors/live-visitors.ts';
import type { Log } from '../log/create-log.ts';
import { createPeople } from '../people/people.ts';
import { createPresence } from '../presence/presence.ts';
import type { AddressOf } from './address.ts';
import { createAgentHandlers } from './agent-handlers.ts';
import { connectedSessions, endSession, openAgentNamespace } from './agent-namespace.ts';
import { budgetClock, createBudgets, type PerMinute } from './budgets.ts';
import type { BoundedAddresses } from './bounded-addresses.ts';
import { connectedVisitors } from './connected-visitors.ts';
import { disconnectVisitor } from './disconnect-visitor.ts';
import { tellMissed } from './missed-news.ts';
import type { Realtime } from './open-realtime.ts';
import type { Shared } from './open-shared.ts';
import { publishForgotten } from './publish-forgotten.ts';
import { shareBudgets } from './share-budgets.ts';
import { createSocketNews } from './socket-news.ts';
import { viewersOn } from './viewers.ts';
import { createVisitorHandlers } from './visitor-handlers.ts';
import { openVisitorNamespace } from './visitor-namespace.ts';
import type { Services } from '../services.ts';
import type { Sites } from '../sites/sites.ts';
import type { Onlookers } from '../telemetry/onlookers.ts';

export interface DoorDeps {
  readonly config: Config;
  readonly log: Log;
  now(): number;
  readonly database: Database;
  readonly shared: Shared | null;
  readonly realtime: Realtime;
  readonly services: Services;
  readonly onlookers: Onlookers;
  readonly own: OwnOrigins;
  readonly addressOf: AddressOf;
  readonly addresses: BoundedAddresses;
  readonly startWithinMs: number;
  readonly perMinute: PerMinute;
  readonly fullDisk: FullDisk;
  readonly auth: Auth;
  readonly accounts: AccountServices;
  readonly sites: Sites;
}

/** The two namespaces, and what watches over who is connected. */
export function openDoors({
  config,
  log,
  now,
  database,
  shared,
  realtime,
  services,
  auth,
  accounts,
  sites,
  own,
  addressOf,
  addresses,
  startWithinMs,
  perMinute,
  fullDisk,
  onlookers,
}: DoorDeps) {
  const isPassing = (error: unknown) => {
    fullDisk.notice(error);
    return isUnavailable(error);
  };
  const { db, epoch } = database;
  const news = createSocketNews(realtime.visitors, realtime.agents);
  const people = createPeople({ db, hashPassword: auth.hashPassword, now });
  const presence = createPresence({ db, log, now });
  const sharing = shared === null ? null : shareBudgets(shared.redis, budgetClock);
  const budgets = createBudgets(config.limitFactor, budgetClock, sharing, perMinute);
  const liveVisitors = createLiveVisitors({
    db,
    policyOf: services.signalPolicies.current,
    connected: connectedVisitors(realtime.visitors),
  });
  openVisitorNamespace({
    namespace: realtime.visitors,
    handlers: createVisitorHandlers({ ...services, presence, budgets, news, epoch }),
    sites,
    sightings: services.sightings,
    visitors: services.visitors,
    widgetHealth: services.widgetHealth,
    budgets,
    log,
    addressOf,
    addresses,
    startWithinMs,
    own,
    isUnavailable: isPassing,
    watched: onlookers.sockets('visitor'),
  });
  openAgentNamespace({
    namespace: realtime.agents,
    handlers: createAgentHandlers({
      ...services,
      ...accounts,
      presence,
      liveVisitors,
      disconnectVisitor: disconnectVisitor(realtime.visitors),
      news,
      people,
      sites,
      publicUrl: own.publicUrl,
      epoch,
      now,
      viewersOn: (siteIds) => viewersOn(realtime.agents, siteIds),
      teamIdsOf: (siteId, agentId) => listTeamIds(db, siteId, agentId),
    }),
    auth,
    sites,
    presence,
    availabilities: services.availabilities,
    news,
    budgets,
    log,
    addressOf,
    addresses,
    isConsoleOrigin: own.has,
    isUnavailable: isPassing,
    watched: onlookers.sockets('agent'),
  });
  const watch = watchSessions({
    db,
    log,
    now,
    connected: () => connectedSessions(realtime.agents),
    onRevoked: (sessionId, reason) => endSession(realtime.agents, sessionId, reason),
  });
  const sweep = publishForgotten({ outbox: services.outbox, conversations: services.conversations, log });
  const missed =
    shared === null
      ? null
      : tellMissed({ ...realtime, conversations: services.conversations, db, reach: shared.reach, log, now });
  return {
    async close() {
      await Promise.all([watch.stop(), sweep.stop(), missed?.stop()]);
      await presence.close();
      await services.availabilities.close();
    },
  };
}

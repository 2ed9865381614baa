import { RequestError, visitorHandshake, visitorRequests, type VisitorAnswers } from '@attune/protocol';
import { readTogether } from '../db/read-together.ts';
import type { Log } from '../log/create-log.ts';
import { originOf, type OwnOrigins } from '../http/own-origins.ts';
import type { Sightings } from '../sites/sightings.ts';
import { isOriginAllowed, type Sites } from '../sites/sites.ts';
import type { WidgetHealthCounts } from '../widget-health/widget-health.ts';
import { deviceOf } from '../visitors/device.ts';
import type { Visitors } from '../visitors/visitors.ts';
import { addressKey } from '../http/address-key.ts';
import type { BoundedAddresses } from './bounded-addresses.ts';
import { BUDGET_OF_SITE, type BudgetName, type Budgets } from './budgets.ts';
import type { AddressOf } from './address.ts';
import { letIn } from './let-in.ts';
import type { VisitorNamespace, VisitorSocket } from './realtime-types.ts';
import { parseInput, serve, type Watched } from './serve.ts';
import type { VisitorHandlers } from './visitor-handlers.ts';

/** A connection that has not said who it is by then is closed. */
export const START_WITHIN_MS = 10_000;

/** How a connection ends that nobody meant to end. */
const LOST: ReadonlySet<string> = new Set(['ping timeout', 'transport error', 'parse error']);

export interface VisitorNamespaceDeps {
  readonly namespace: VisitorNamespace;
  readonly handlers: VisitorHandlers;
  readonly sites: Sites;
  readonly sightings: Pick<Sightings, 'notice'>;
  readonly visitors: Visitors;
  readonly widgetHealth: Pick<WidgetHealthCounts, 'note'>;
  readonly budgets: Budgets;
  readonly log: Log;
  readonly addressOf: AddressOf;
  readonly addresses: Pick<BoundedAddresses, 'check'>;
  /** How long a connection may take to begin a visit. */
  readonly startWithinMs: number;
  readonly own: Pick<OwnOrigins, 'all' | 'has'>;
  isUnavailable(error: unknown): boolean;
  readonly watched: Watched;
}

/** Lets visitors' sockets in and serves their requests. */
export function openVisitorNamespace(deps: VisitorNamespaceDeps): void {
  const { namespace, handlers, sites, sightings, visitors, budgets, log, addressOf, own } = deps;
  const { addresses, startWithinMs, widgetHealth, isUnavailable, watched } = deps;

  // Those who come at the same time share a reading.
  const siteOf = readTogether((siteKey) => sites.findByPublicKey(siteKey));
  namespace.use(
    letIn({ log, isUnavailable }, async (socket: VisitorSocket) => {
      addresses.check(socket.conn);
      const address = addressOf(socket.request);
      // Before anything is read: an address that only comes and goes costs the database nothing.
      budgets.take('visitor:connect', addressKey(address));
      const { siteKey, token } = parseInput(visitorHandshake, socket.handshake.auth, 'connect');
      const site = await siteOf(siteKey);
      if (site === null)
        throw new RequestError('not-found', 'There is no site with this key. Check the script tag.');
      const device = deviceOf(socket.handshake.headers['user-agent']);
      const origin = originOf(socket.handshake.headers, own) ?? '';
      const isAllowed = isOriginAllowed(site, origin);
      // From a page of ours an admin tries the way that widgets take.
      if (!isAllowed && own.has(origin)) {
        socket.data = { site, origin, address, device, visitor: null, conversationId: null };
        return;
      }
      sightings.notice(siteKey, origin, isAllowed ? 'connected' : 'refused');
      widgetHealth.note(site.id, isAllowed ? 'let-in' : 'refused:forbidden');
      if (!isAllowed) {
        throw new RequestError(
          'forbidden',
          `Pages of ${origin === '' ? 'no origin' : origin} may not open this chat.`,
        );
      }
      // An unknown token is somebody new: their history was erased, or belongs to another site.
      const visitor = token === undefined ? null : await visitors.recognise(site.id, origin, token);
      socket.data = { site, origin, address, device, visitor, conversationId: null };
    }),
  );

  namespace.on('connection', (socket) => {
    forgetRequest(socket);
    let started = false;
    const timer = setTimeout(() => {
      if (started) return;
      const seconds = startWithinMs / 1_000;
      socket.emit('session:ended', { reason: `The chat was not started within ${seconds} seconds.` });
      socket.disconnect(true);
    }, startWithinMs);
    socket.once('disconnect', (reason) => {
      clearTimeout(timer);
      if (LOST.has(reason)) widgetHealth.note(socket.data.site.id, 'lost');
    });

    serve<typeof visitorRequests, VisitorAnswers, VisitorSocket, BudgetName>(socket, {
      schemas: visitorRequests,
      handlers,
      principal(request) {
        if (request === 'visit:start') started = true;
        return socket;
      },
      take(limit) {
        // Their own first: what one of them is refused for takes nothing from the others of the site.
        budgets.take(limit, budgetKey(socket, limit));
        const ofSite = BUDGET_OF_SITE[limit];
        if (ofSite !== undefined) budgets.take(ofSite, socket.data.site.id);
      },
      isUnavailable,
      log,
      ...watched,
    });
  });
}

/**
 * A connection stays for hours, and everything that its first request said was read when it was let in: headers and
 * token would only take up memory. Whoever connects by it a second time has no origin, and is not let in.
 */
function forgetRequest({ conn, handshake }: VisitorSocket): void {
  Object.assign(conn, { request: null });
  Object.assign(handshake, { headers: {}, auth: {}, query: {} });
}

/** Starting counts by address, since somebody new has nothing else; the rest counts by person. */
function budgetKey(socket: VisitorSocket, limit: BudgetName): string {
  const { site, address, visitor } = socket.data;
  return limit === 'visitor:start' || visitor === null ? `${site.id} ${addressKey(address)}` : visitor.id;
}

import { agentRequests, RequestError, type AgentAnswers } from '@attune/protocol';
import type { AgentSession } from '../auth/agent-session.ts';
import type { Auth } from '../auth/create-auth.ts';
import { revocationSentences, type Revocation } from '../auth/watch-sessions.ts';
import type { Log } from '../log/create-log.ts';
import type { Availabilities } from '../availability/availability.ts';
import type { News } from '../news/news.ts';
import type { Presence } from '../presence/presence.ts';
import type { Sites } from '../sites/sites.ts';
import type { AddressOf } from './address.ts';
import type { AgentHandlers } from './agent-handlers.ts';
import { addressKey } from '../http/address-key.ts';
import type { BoundedAddresses } from './bounded-addresses.ts';
import type { BudgetName, Budgets } from './budgets.ts';
import { tellViewing } from './handlers/availability-handlers.ts';
import { letIn } from './let-in.ts';
import type { AgentNamespace, AgentSocket } from './realtime-types.ts';
import { serve, type Watched } from './serve.ts';

export interface AgentNamespaceDeps {
  readonly namespace: AgentNamespace;
  readonly handlers: AgentHandlers;
  readonly auth: Auth;
  readonly sites: Sites;
  readonly presence: Presence;
  readonly availabilities: Pick<Availabilities, 'arrived'>;
  readonly news: Pick<News, 'viewing'>;
  readonly budgets: Budgets;
  readonly log: Log;
  readonly addressOf: AddressOf;
  readonly addresses: Pick<BoundedAddresses, 'check'>;
  /** Origins the console is served from; a page of another one has no business here, cookie or not. */
  isConsoleOrigin(origin: string): boolean;
  isUnavailable(error: unknown): boolean;
  readonly watched: Watched;
}

/** Lets agents' sockets in by the session cookie of the login, and serves their requests. */
export function openAgentNamespace(deps: AgentNamespaceDeps): void {
  const {
    namespace,
    handlers,
    auth,
    sites,
    presence,
    availabilities,
    news,
    budgets,
    log,
    addressOf,
    addresses,
    isConsoleOrigin,
    isUnavailable,
    watched,
  } = deps;

  namespace.use(
    letIn({ log, isUnavailable }, async (socket: AgentSocket) => {
      addresses.check(socket.conn);
      const { origin } = socket.handshake.headers;
      // A cookie is sent by any page that connects; only the Origin tells whose page it was.
      if (origin === undefined || !isConsoleOrigin(origin)) {
        throw new RequestError('forbidden', 'Only pages of the console may connect here.');
      }
      const address = addressOf(socket.request);
      budgets.take('agent:connect', addressKey(address));
      const session = await auth.sessionOf(socket.handshake.headers);
      if (session === null)
        throw new RequestError('unauthenticated', 'Your session has ended. Sign in again.');
      const own = await sites.sitesOf(session.agent);
      socket.data = { session, address, sites: own, viewing: null };
    }),
  );

  namespace.on('connection', (socket) => {
    // Whoever makes a dozen sites has as many that end with the connection: nothing leaks (`join-sites.ts`).
    socket.setMaxListeners(0);
    const left = presence.arrived(socket.data.sites.map(({ id }) => id));
    const gone = availabilities.arrived(
      socket.data.session.agent.id,
      socket.data.sites.map(({ id }) => id),
    );
    socket.once('disconnect', () => {
      left();
      gone();
      if (socket.data.viewing !== null) tellViewing(news, socket, socket.data.viewing, false);
    });

    serve<typeof agentRequests, AgentAnswers, AgentSocket, BudgetName>(socket, {
      schemas: agentRequests,
      handlers,
      principal: () => socket,
      take: (limit) => budgets.take(limit, socket.data.session.agent.id),
      isUnavailable,
      log,
      ...watched,
    });
  });
}

/** The sessions that are connected to this process, as they were when they connected. */
export function connectedSessions(namespace: AgentNamespace): readonly AgentSession[] {
  return [...namespace.sockets.values()].map(({ data }) => data.session);
}

/**
 * Closes every socket of a session on this process. A session that is over is told so; one that merely changed is cut
 * without a word, so that the console connects again and comes back as what it is now.
 */
export function endSession(namespace: AgentNamespace, sessionId: string, revocation: Revocation): void {
  for (const socket of namespace.sockets.values()) {
    if (socket.data.session.sessionId !== sessionId) continue;
    if (revocation === 'role-changed' || revocation === 'second-factor') {
      socket.conn.close();
      continue;
    }
    socket.emit('session:ended', { reason: revocationSentences[revocation] });
    socket.disconnect(true);
  }
}

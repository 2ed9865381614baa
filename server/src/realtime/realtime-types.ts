import type { AgentToServer, ServerToAgent, ServerToVisitor, Site, VisitorToServer } from '@attune/protocol';
import type { Namespace, Socket } from 'socket.io';
import type { AgentSession } from '../auth/agent-session.ts';
import type { SiteRow } from '../sites/site.repository.ts';
import type { VisitorRow } from '../visitors/visitor.repository.ts';

/** What the server knows of a visitor's socket. */
export interface VisitorSocketState {
  readonly site: SiteRow;
  /** Origin of the page; the visitor's token is bound to it. */
  readonly origin: string;
  readonly address: string;
  /** By what the page is shown, in families; null: not known. */
  readonly device: string | null;
  /** Null until `visit:start` made somebody new known. */
  visitor: VisitorRow | null;
  /** The conversation it started with. */
  conversationId: string | null;
}

/** What the server knows of an agent's socket. */
export interface AgentSocketState {
  readonly session: AgentSession;
  readonly address: string;
  sites: readonly Site[];
  /** The conversation it shows; null: none. */
  viewing: { readonly siteId: string; readonly conversationId: string } | null;
}

type NoServerEvents = Record<string, never>;

export type VisitorNamespace = Namespace<
  VisitorToServer,
  ServerToVisitor,
  NoServerEvents,
  VisitorSocketState
>;
export type AgentNamespace = Namespace<AgentToServer, ServerToAgent, NoServerEvents, AgentSocketState>;
export type VisitorSocket = Socket<VisitorToServer, ServerToVisitor, NoServerEvents, VisitorSocketState>;
export type AgentSocket = Socket<AgentToServer, ServerToAgent, NoServerEvents, AgentSocketState>;

import type { AgentAnswers, AgentInput, AgentRequestName, Reply, ServerToAgent } from '@attune/protocol';
import type { Store } from '../state/store.ts';

/** How the line to the server stands. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  /** It broke, or is refused for now, and is being tried again; `reason` in words where the server gave one. */
  | { readonly kind: 'lost'; readonly reason: string | null }
  /** The session is over: nothing is tried again before somebody signs in. */
  | { readonly kind: 'ended'; readonly reason: string }
  /** Everybody has to sign in with a code: nothing is tried again before that is set up. */
  | { readonly kind: 'second-factor' };

/** The console's line to the server. One real adapter (Socket.IO) and one in memory for the gallery and tests. */
export interface AgentConnection {
  readonly link: Store<LinkState>;
  /** Always answers: when no answer comes in time, with a refusal `unavailable`. */
  request<Name extends AgentRequestName>(
    name: Name,
    input: AgentInput<Name>,
  ): Promise<Reply<AgentAnswers[Name]>>;
  /** @returns a function that ends the listening */
  on<Name extends keyof ServerToAgent>(name: Name, hear: ServerToAgent[Name]): () => void;
  /**
   * Carries out what begins our session anew (another password, two-factor), and connects with the new one. That the server
   * ends the former one meanwhile is no news.
   */
  renewing<Value>(act: () => Promise<Reply<Value>>): Promise<Reply<Value>>;
  /** Tries at once instead of waiting for the next attempt: the tab became visible, the network came back. */
  wake(): void;
  close(): void;
}

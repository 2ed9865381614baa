import type { Role } from '@attune/protocol';

/** Somebody signed in to the console, as the database had it at that moment. */
export interface AgentSession {
  readonly sessionId: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  readonly agent: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  };
}

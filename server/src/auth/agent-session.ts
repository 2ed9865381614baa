import type { Role } from '@attune/protocol';

/** Somebody signed in to the console, as the database had it at that moment. */
export interface AgentSession {
  readonly sessionId: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  /** Everybody has to have two-factor and this person has not: nothing else is open to them before. */
  readonly mustSetUpTwoFactor: boolean;
  readonly agent: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  };
}

/** Something an agent said they would do by a time, taken from a sent message. */
export interface AgentPromise {
  readonly id: string;
  readonly conversationId: string;
  /** The message it was made in. */
  readonly seq: number;
  readonly ownerId: string;
  readonly ownerName: string;
  /** In the agent's words: "ask finance to fix this". */
  readonly deed: string;
  /** Null: no time was named. */
  readonly dueAt: number | null;
  readonly state: 'open' | 'kept' | 'missed' | 'withdrawn';
  readonly madeAt: number;
  readonly settledAt: number | null;
}

export const promiseOutcomes = ['kept', 'missed', 'withdrawn', 'open'] as const;

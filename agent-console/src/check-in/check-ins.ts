import { HARD_ENDED_WITHIN_MS, type BreakMinutes, type Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';

/** So many hard conversations within the hour, and a break is offered. Our own judgement: two happen on any day. */
const OFFERED_FROM = 3;

/** After "Not now" and after a break nothing is offered for so long. */
const QUIET_MS = 60 * 60_000;

/**
 * Offers the agent a break after several hard conversations. It rests on facts alone: which of their own conversations ended
 * with a flag, and where they used the shield from abuse. What they choose stays in this browser; nobody else is told.
 */
export interface CheckIns {
  /** How many were hard in the last hour, when a break is offered; null: none is. */
  readonly offer: Store<number | null>;
  /** The personal switch. */
  readonly isOn: Store<boolean>;
  /** The switch is read for whoever signed in. */
  load(): void;
  turn(on: boolean): void;
  /** The shield was used in this conversation. */
  shielded(conversationId: string): void;
  notNow(): void;
  /** @returns the refusal, or null when the break has begun */
  takeBreak(minutes: BreakMinutes): Promise<Refusal | null>;
  close(): void;
}

export interface CheckInsNeeds {
  readonly connection: AgentConnection;
  readonly keeping: Keeping;
  agentId(): string | null;
  now(): number;
  beginBreak(minutes: BreakMinutes): Promise<Refusal | null>;
}

export function createCheckIns({ connection, keeping, agentId, now, beginBreak }: CheckInsNeeds): CheckIns {
  const offer = createStore<number | null>(null);
  const isOn = createStore(true);
  /** When the shield was last used, by conversation: as long as this page lives. */
  const shields = new Map<string, number>();
  const keyOf = (what: 'off' | 'quiet'): string => `attune.check-in.${what}.${agentId() ?? 'nobody'}`;
  let looking = false;

  const mayOffer = (): boolean => {
    const quietUntil = keeping.read(keyOf('quiet'));
    return agentId() !== null && isOn.value && !(typeof quietUntil === 'number' && quietUntil > now());
  };
  const look = async (): Promise<void> => {
    if (looking || !mayOffer()) return;
    looking = true;
    const reply = await connection.request('hard-ended:list', {});
    looking = false;
    // Something may have been chosen while the answer was on its way.
    if (!reply.ok || !mayOffer()) return;
    const since = now() - HARD_ENDED_WITHIN_MS;
    const shielded = [...shields].filter(([, at]) => at > since).map(([id]) => id);
    const hard = new Set([...reply.value.conversationIds, ...shielded]).size;
    offer.set(hard >= OFFERED_FROM ? hard : null);
  };
  const rest = (): void => {
    keeping.write(keyOf('quiet'), now() + QUIET_MS);
    offer.set(null);
  };
  const put = (on: boolean): void => {
    isOn.set(on);
    if (!on) offer.set(null);
  };

  const ends = [
    connection.on('inbox:changed', ({ item }) => {
      if (item.status === 'resolved' && item.assignee?.id === agentId()) void look();
    }),
    keeping.watch((key) => {
      // Chosen in another tab.
      if (key === keyOf('off')) put(keeping.read(key) !== true);
      else if (key === keyOf('quiet')) offer.set(null);
    }),
  ];

  return {
    offer,
    isOn,
    load: () => put(keeping.read(keyOf('off')) !== true),
    turn(on) {
      if (on) keeping.remove(keyOf('off'));
      else keeping.write(keyOf('off'), true);
      put(on);
    },
    shielded(conversationId) {
      shields.set(conversationId, now());
      void look();
    },
    notNow: rest,
    async takeBreak(minutes) {
      const refusal = await beginBreak(minutes);
      if (refusal === null) rest();
      return refusal;
    },
    close() {
      for (const end of ends) end();
    },
  };
}

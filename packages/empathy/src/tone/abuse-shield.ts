import type { Hostility } from './hostile-words.ts';

/** What the console offers the agent. The agent decides; nothing is sent or ended by itself. */
export type ShieldStep = 'nothing' | 'cover' | 'warn' | 'end';

export interface ShieldHistory {
  /** Of each visitor message of the conversation, oldest first. */
  readonly hostilities: readonly Hostility[];
  /** How many of those messages had been written when the agent set the limit; null while none was set. */
  readonly warnedAfter: number | null;
}

/**
 * The next step of the shield: cover an abusive message, offer to set a limit at the first one, offer to end the
 * conversation at the next one after the limit, and at once for a threat. An angry message is none of these.
 */
export function shieldStep({ hostilities, warnedAfter }: ShieldHistory): ShieldStep {
  const latest = hostilities.at(-1) ?? 'none';
  if (latest === 'threat') return 'end';
  if (latest !== 'abusive') return 'nothing';
  if (warnedAfter !== null) return hostilities.length > warnedAfter ? 'end' : 'cover';
  return 'warn';
}

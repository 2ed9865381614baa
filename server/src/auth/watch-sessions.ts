import type { Role } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { AgentSession } from './agent-session.ts';
import { findStandings, type Standing } from './session.repository.ts';

/** Why a connection must end. */
export type Revocation = 'signed-out' | 'expired' | 'disabled' | 'role-changed' | 'second-factor';

/**
 * What the person is told. After `role-changed` and `second-factor` the session still stands: connecting again gives the new
 * role, or leads to setting up what is missing.
 */
export const revocationSentences: Readonly<Record<Revocation, string>> = {
  'signed-out': 'You were signed out.',
  expired: 'Your session has expired. Please sign in again.',
  disabled: 'Your account was disabled. Ask an admin if you need it.',
  'role-changed': 'Your role was changed.',
  'second-factor': 'Everybody signs in with a code now.',
};

export interface WatchOptions {
  readonly db: Db;
  readonly log: Log;
  now(): number;
  /** The sessions of the sockets open on this process right now, as they were when the sockets connected. */
  connected(): Iterable<AgentSession>;
  onRevoked(sessionId: string, reason: Revocation): void;
  readonly everyMs?: number;
}

export interface SessionWatch {
  /** Looks at once, beside the regular looks. */
  checkNow(): Promise<void>;
  stop(): Promise<void>;
}

/** Two looks fit into the 5 s within which a revoked session's socket must be closed. */
const EVERY_MS = 2_000;

/**
 * Looks every 2 s whether the sessions of open sockets still stand: one query for all of them, so that logout,
 * disabling, a changed role or password reach the sockets of every process, whichever one it happened on.
 */
export function watchSessions(options: WatchOptions): SessionWatch {
  const { log, everyMs = EVERY_MS } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    try {
      await revokeFallen(options);
    } catch (err) {
      log.warn({ err }, 'sessions of open sockets could not be checked; trying again');
    }
    if (!stopped) timer = setTimeout(again, everyMs);
  };
  const again = (): void => {
    looking = look();
  };
  timer = setTimeout(again, everyMs);

  return {
    checkNow: () => revokeFallen(options),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

async function revokeFallen({ db, now, connected, onRevoked }: WatchOptions): Promise<void> {
  const sessions = new Map([...connected()].map((session) => [session.sessionId, session]));
  if (sessions.size === 0) return;
  const standings = await findStandings(db, [...sessions.values()]);
  for (const session of sessions.values()) {
    const reason = revocationOf(session.agent.role, standings.get(session.sessionId), now());
    if (reason !== null) onRevoked(session.sessionId, reason);
  }
}

function revocationOf(role: Role, standing: Standing | undefined, now: number): Revocation | null {
  if (standing === undefined) return 'signed-out';
  if (standing.disabled) return 'disabled';
  if (standing.expiresAt === null) return 'signed-out';
  if (standing.expiresAt <= now) return 'expired';
  if (standing.mustSetUpTwoFactor) return 'second-factor';
  return standing.role === role ? null : 'role-changed';
}

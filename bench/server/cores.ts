import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { findExecutable } from '../../scripts/services/executables.mjs';

/** Where the two ends of a connection run. */
export interface Cores {
  /** Stands before the program of a server. */
  readonly prefix: readonly string[];
  readonly inWords: string;
}

const SERVER_CORE = '0';
const CLIENT_CORE = '1';

/** Puts this process, the client, on a core of its own, and says how to put servers on another. Linux only. */
export function takeCores(): Cores {
  const taskset = findExecutable(['taskset'], { path: process.env['PATH'] });
  if (taskset === undefined || availableParallelism() < 2) {
    return { prefix: [], inWords: 'not pinned: there is no taskset, or only one core' };
  }
  const { status } = spawnSync(taskset, ['-a', '-p', '-c', CLIENT_CORE, String(process.pid)]);
  if (status !== 0) return { prefix: [], inWords: 'not pinned: taskset may not' };
  return {
    prefix: [taskset, '-c', SERVER_CORE],
    inWords: `servers on core ${SERVER_CORE}, the client on core ${CLIENT_CORE}`,
  };
}

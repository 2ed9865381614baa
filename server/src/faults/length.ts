import { engines, type Engine } from '../db/testing.ts';

/* How long the fault suite runs, a short look within `npm test` or as long as wanted by `pnpm test:faults`, and with what. */

// oxlint-disable-next-line node/no-process-env -- `pnpm test:faults` says by these what is wanted, `npm test` what it found
const env = process.env;

/** `pnpm test:faults` runs the long versions, `npm test` the short ones. */
export const inFull = (long: number, short: number): number => (env['FAULT_FULL'] === '1' ? long : short);

const sized = (variable: string, long: number, short: number): number =>
  Number(env[variable] ?? inFull(long, short));

/** Messages that are written in all while servers are killed. */
export const MESSAGES = sized('FAULT_MESSAGES', 1_000, 120);

/** Processes killed while they are written, and workers while they work. */
export const KILLS = sized('FAULT_KILLS', 50, 3);

/** Jobs that workers are killed over. */
export const JOBS = sized('FAULT_JOBS', 5_000, 300);

/** Times that a proxy cuts every connection. */
export const RECONNECTS = sized('FAULT_RECONNECTS', 200, 15);

/** Times that PostgreSQL is killed and comes back. */
export const RESTARTS = sized('FAULT_RESTARTS', 20, 3);

/** Sockets that only listen while both processes are replaced. */
export const CLIENTS = sized('FAULT_CLIENTS', 1_000, 60);

/** For how long Redis is away. */
export const AWAY_MS = sized('FAULT_AWAY', 60, 1.5) * 1_000;

/** Times that a disk is full. */
export const FILLS = sized('FAULT_FILLS', 5, 1);

/** Times that the server's clock jumps. */
export const JUMPS = sized('FAULT_JUMPS', 100, 12);

/** Messages that are gone with a restore, since the backup is older. */
export const RESTORED_BACK = sized('FAULT_RESTORED', 200, 40);

/** How long a flood lasts whose memory is looked at. */
export const FLOOD_MS = sized('FAULT_FLOOD', 60, 4) * 1_000;

/** The same seed gives the same messages, pauses and victims; what the machine makes of them differs. */
export const SEED = Number(env['FAULT_SEED'] ?? 1);

/** The engines that were asked for. */
export const chosenEngines: readonly Engine[] = engines.filter((engine) =>
  [engine, 'both'].includes(env['FAULT_ENGINE'] ?? 'both'),
);

/** Where the figures of each scenario go, a line of JSON each; absent: only to the terminal. */
export const FIGURES_FILE = env['FAULT_FIGURES'];

/** Where nginx is, which `npm test` found or installed; absent: it has to be looked for. */
export const NGINX_PROGRAM = env['NGINX_PATH'];

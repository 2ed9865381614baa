import { engines, type Engine } from '../db/testing.ts';

/* How long the fault suite runs, a short look within `npm test` or as long as wanted by `pnpm test:faults`, and with what. */

// oxlint-disable-next-line node/no-process-env -- `pnpm test:faults` says by these what is wanted, `npm test` what it found
const env = process.env;

/** `pnpm test:faults` runs the long versions, `npm test` the short ones. */
export const inFull = (long: number, short: number): number => (env['FAULT_FULL'] === '1' ? long : short);

/** Messages that the kill tests write in all. */
export const MESSAGES = Number(env['FAULT_MESSAGES'] ?? inFull(1_000, 120));

/** Processes killed while they are written. */
export const KILLS = Number(env['FAULT_KILLS'] ?? inFull(50, 3));

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

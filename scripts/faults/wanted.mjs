import { parseArgs } from 'node:util';
import { PlainError } from '../toolchain/plain-error.mjs';

/**
 * What a call of the fault suite asks for.
 * @typedef {object} WantedFaults
 * @property {Record<string, string>} env how the scenarios hear of it (server/src/faults/length.ts)
 * @property {readonly string[]} files which scenarios, as vitest takes them
 */

const ENGINES = new Map([
  ['embedded', 'embedded'],
  ['postgres', 'postgresql'],
  ['postgresql', 'postgresql'],
  ['both', 'both'],
]);

/** What can be set about the length, the variable that carries it, and what it is. */
const SIZES = /** @type {const} */ ({
  messages: ['FAULT_MESSAGES', 'messages written while servers are killed (1000)'],
  kills: ['FAULT_KILLS', 'servers killed over them; workers killed over webhooks, mails and rules (50)'],
  jobs: ['FAULT_JOBS', 'jobs that 30 workers are killed over (5000)'],
  reconnects: ['FAULT_RECONNECTS', 'cuts by a faulty proxy (200)'],
  restarts: ['FAULT_RESTARTS', 'kills of PostgreSQL (20)'],
  clients: ['FAULT_CLIENTS', 'sockets that only listen during a deploy (1000)'],
  away: ['FAULT_AWAY', 'seconds without Redis (60)'],
  fills: ['FAULT_FILLS', 'times that the disk is full (5)'],
  jumps: ['FAULT_JUMPS', 'jumps of the clock (100)'],
  restored: ['FAULT_RESTORED', 'messages that an older backup lacks (200)'],
  flood: ['FAULT_FLOOD', 'seconds of the flood whose memory is looked at (60)'],
  seed: ['FAULT_SEED', 'the same seed gives the same messages, pauses and victims (1)'],
});
const sizes = /** @type {(keyof typeof SIZES)[]} */ (Object.keys(SIZES));

export const USAGE = [
  'pnpm test:faults [--engine embedded|postgres|both] [--only NAME] and, each a whole number:',
  '',
  ...sizes.map((name) => `  --${name.padEnd(12)} ${SIZES[name][1]}`),
  '',
  'NAME begins a file of server/src/faults; it can be given several times. Without --engine: both.',
].join('\n');

/**
 * @param {readonly string[]} args
 * @returns {WantedFaults}
 * @throws PlainError that says what is wrong with them
 */
export function wantedFaults(args) {
  const values = valuesOf(args);
  const engine = ENGINES.get(values.engine ?? 'both');
  if (engine === undefined)
    throw new PlainError(`--engine is embedded, postgres or both, not "${values.engine}".`);
  return {
    env: {
      FAULT_FULL: '1',
      FAULT_ENGINE: engine,
      ...Object.fromEntries(
        sizes.flatMap((name) => Object.entries(numberIn(SIZES[name][0], `--${name}`, values[name]))),
      ),
    },
    files: (values.only ?? ['']).map((name) => `server/src/faults/${name}`),
  };
}

/** @param {readonly string[]} args */
function valuesOf(args) {
  try {
    return parseArgs({
      // pnpm hands on the dashes with which a person separates its own options from ours.
      args: args.filter((arg) => arg !== '--'),
      options: {
        messages: { type: 'string' },
        kills: { type: 'string' },
        jobs: { type: 'string' },
        reconnects: { type: 'string' },
        restarts: { type: 'string' },
        clients: { type: 'string' },
        away: { type: 'string' },
        fills: { type: 'string' },
        jumps: { type: 'string' },
        restored: { type: 'string' },
        flood: { type: 'string' },
        seed: { type: 'string' },
        engine: { type: 'string' },
        only: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * @param {string} name
 * @param {string} option
 * @param {string | undefined} value
 * @returns {Record<string, string>}
 */
function numberIn(name, option, value) {
  if (value === undefined) return {};
  if (!/^\d{1,9}$/.test(value)) throw new PlainError(`${option} is a whole number, not "${value}".`);
  return { [name]: value };
}

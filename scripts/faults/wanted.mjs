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
      ...numberIn('FAULT_MESSAGES', '--messages', values.messages),
      ...numberIn('FAULT_KILLS', '--kills', values.kills),
      ...numberIn('FAULT_SEED', '--seed', values.seed),
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

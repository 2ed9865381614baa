import { parseArgs } from 'node:util';
import { PlainError } from '../toolchain/plain-error.mjs';

/**
 * How the tests hear of what a call asks for.
 * @param {readonly string[]} args
 * @returns {Record<string, string>}
 * @throws PlainError that says what is wrong with them
 */
export function wantedFuzz(args) {
  const { inputs = '2000', seed } = valuesOf(args);
  return {
    FUZZ_INPUTS: whole('--inputs', inputs),
    ...(seed === undefined ? {} : { FUZZ_SEED: whole('--seed', seed) }),
  };
}

/** @param {readonly string[]} args */
function valuesOf(args) {
  try {
    return parseArgs({
      // pnpm hands on the dashes with which a person separates its own options from ours.
      args: args.filter((arg) => arg !== '--'),
      options: { inputs: { type: 'string' }, seed: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new PlainError(
      `${error instanceof Error ? error.message : String(error)}\nKnown: --inputs N --seed S`,
    );
  }
}

/**
 * @param {string} option
 * @param {string} given
 */
function whole(option, given) {
  if (/^[1-9]\d{0,8}$/.test(given)) return given;
  throw new PlainError(`${option} takes a whole number of 1 or more, not "${given}".`);
}

/**
 * The closing line of a run, which others read.
 * @param {string | null} figures JSON; null: it did not get so far
 */
export function fuzzLine(figures) {
  const found = /** @type {Record<string, number | undefined>} */ (
    figures === null ? {} : JSON.parse(figures)
  );
  return ['events', 'routes', 'inputs', 'faults', 'restarts']
    .map((name) => `${name}=${found[name] ?? 'unknown'}`)
    .join(' ');
}

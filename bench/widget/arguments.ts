import { parseArgs } from 'node:util';
import { PlainError } from '../../scripts/toolchain/plain-error.mjs';

export const USAGE = 'pnpm --silent bench:widget [--json OUT] [--rounds N]';

export interface Arguments {
  /** Where the results are written, too. */
  readonly json: string | null;
  /** Visits of each contender. */
  readonly rounds: number;
}

const STANDARD_ROUNDS = 9;

/** @throws PlainError when they cannot be understood */
export function parseArguments(args: readonly string[]): Arguments {
  const { json, rounds = String(STANDARD_ROUNDS) } = parsed(args);
  if (!/^[1-9]\d?$/.test(rounds)) {
    throw new PlainError(`--rounds must be a whole number from 1 to 99; it was "${rounds}".\n${USAGE}`);
  }
  return { json: json ?? null, rounds: Number(rounds) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'string' }, rounds: { type: 'string' } } })
      .values;
  } catch (fault) {
    throw new PlainError(`${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`);
  }
}

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { PlainError } from '../../scripts/toolchain/plain-error.mjs';

export const USAGE =
  'pnpm --silent bench:signals --pages FILE.json [--json OUT] [--vendors] [--only ID,ID] [--parallel N]';

export interface Arguments {
  readonly pages: string;
  /** Where the results are written, too. */
  readonly json: string | null;
  readonly vendors: boolean;
  /** Ids to run; null: all. */
  readonly only: readonly string[] | null;
  /** Pages at once. */
  readonly parallel: number;
}

/** A visit mostly waits. */
const STANDARD_PARALLEL = 2 * availableParallelism();

/** @throws PlainError when they cannot be understood */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parsed(args);
  if (values.pages === undefined) throw new PlainError(`Which pages? ${USAGE}`);
  const parallel = values.parallel === undefined ? STANDARD_PARALLEL : Number(values.parallel);
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 32) {
    throw new PlainError(
      `--parallel must be a whole number from 1 to 32; it was "${values.parallel ?? ''}".`,
    );
  }
  return {
    pages: values.pages,
    json: values.json ?? null,
    vendors: values.vendors,
    only: values.only?.split(',') ?? null,
    parallel,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        pages: { type: 'string' },
        json: { type: 'string' },
        vendors: { type: 'boolean', default: false },
        only: { type: 'string' },
        parallel: { type: 'string' },
      },
    });
  } catch (fault) {
    throw new PlainError(`${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`);
  }
}

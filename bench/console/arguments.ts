import { parseArgs } from 'node:util';
import { PlainError } from '../../scripts/toolchain/plain-error.mjs';

export const USAGE = 'pnpm --silent bench:console [--json OUT] [--conversations N] [--messages N]';

export interface Arguments {
  /** Where the results are written, too. */
  readonly json: string | null;
  /** In the inbox. */
  readonly conversations: number;
  /** In one of them. */
  readonly messages: number;
}

const MOST = 99_999;

/** @throws PlainError when they cannot be understood */
export function parseArguments(args: readonly string[]): Arguments {
  const { json, conversations = '1000', messages = '5000' } = parsed(args);
  return {
    json: json ?? null,
    conversations: counted('--conversations', conversations, 20),
    messages: counted('--messages', messages, 50),
  };
}

function counted(name: string, text: string, least: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= least && count <= MOST)) {
    throw new PlainError(
      `${name} must be a whole number from ${least} to ${MOST}; it was "${text}".\n${USAGE}`,
    );
  }
  return count;
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { json: text, conversations: text, messages: text } })
      .values;
  } catch (fault) {
    throw new PlainError(`${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`);
  }
}

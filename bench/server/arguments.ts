import { parseArgs } from 'node:util';
import { PlainError } from '../../scripts/toolchain/plain-error.mjs';

export const USAGE =
  'pnpm --silent bench:server [--json OUT] [--seconds N] [--clients N] [--only a,c] [--on embedded|postgresql] ' +
  '[--profile FOLDER] [--gates]';

export const SCENARIOS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
export type ScenarioLetter = (typeof SCENARIOS)[number];

const PLACES = ['embedded', 'postgresql'] as const;
type Where = (typeof PLACES)[number];

export interface Arguments {
  /** Where the results are written, too. */
  readonly json: string | null;
  /** How long each side of a scenario is measured in all. */
  readonly seconds: number;
  /** Connections that ask at once, each with one request under way. */
  readonly clients: number;
  readonly only: ReadonlySet<ScenarioLetter>;
  /** Where our server keeps things; null: on both, one after the other. */
  readonly on: Where | null;
  /** Where our server writes profiles of its processor's time when it ends. They cost some of it. */
  readonly profile: string | null;
  /** Fails when a gate is missed; else it is only told. */
  readonly gates: boolean;
}

const STANDARD_SECONDS = 6;
const STANDARD_CLIENTS = 50;

/** @throws PlainError when they cannot be understood */
export function parseArguments(args: readonly string[]): Arguments {
  const { json, seconds, clients, only, on, profile, gates } = parsed(args);
  return {
    json: json ?? null,
    seconds: wholeNumber('--seconds', seconds, STANDARD_SECONDS, 600),
    clients: wholeNumber('--clients', clients, STANDARD_CLIENTS, 500),
    only: only === undefined ? new Set(SCENARIOS) : new Set(only.split(',').map(letterOf)),
    on: on === undefined ? null : placeOf(on),
    profile: profile ?? null,
    gates: gates ?? false,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const gates = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { json: text, seconds: text, clients: text, only: text, on: text, profile: text, gates },
    }).values;
  } catch (fault) {
    throw new PlainError(`${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string | undefined, standard: number, most: number): number {
  const value = text === undefined ? standard : Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new PlainError(`${name} must be a whole number from 1 to ${most}; it was "${text ?? ''}".\n${USAGE}`);
}

function letterOf(text: string): ScenarioLetter {
  const letter = SCENARIOS.find((one) => one === text.trim());
  if (letter !== undefined) return letter;
  throw new PlainError(`--only takes letters from ${SCENARIOS.join(', ')}; it was "${text}".\n${USAGE}`);
}

function placeOf(text: string): Where {
  const place = PLACES.find((one) => one === text);
  if (place !== undefined) return place;
  throw new PlainError(`--on takes ${PLACES.join(' or ')}; it was "${text}".\n${USAGE}`);
}

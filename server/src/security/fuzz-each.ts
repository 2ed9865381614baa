import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type * as v from 'valibot';
import { inputOf, type Known } from './input-of.ts';
import { unkind } from './unkind.ts';

/** Inputs on their way at once. */
const AT_ONCE = 40;
/** How often, and after how long, an input is sent again that met a database too busy for it. */
const ASKED_AGAIN = 5;
const PAUSE_MS = 1_000;

export interface FuzzOptions {
  /** For each request and each route. */
  readonly inputs: number;
  readonly seed: number;
}

/** One input that was answered with a fault, or not at all. */
export interface Fault {
  readonly asked: string;
  readonly input: string;
  readonly came: string;
}

export interface Fuzzed {
  readonly asked: number;
  readonly faults: readonly Fault[];
  /** How many inputs were taken: that most are refused must not mean that nothing was tried. */
  readonly taken: number;
}

export async function outcomeOf(response: Response): Promise<string> {
  await response.arrayBuffer();
  if (response.status === 503) return 'unavailable';
  if (response.status >= 500) return String(response.status);
  return response.ok ? 'taken' : 'refused';
}

export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Short enough for an address; what is too long for one is refused before any of ours sees it. */
export function segment(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.slice(0, 1_000).toWellFormed()) || '-';
}

export function inputsFor(schema: v.GenericSchema, known: Known, { inputs, seed }: FuzzOptions): unknown[] {
  return fc.sample(unkind(inputOf(schema, known)), { numRuns: inputs, seed });
}

export async function each(
  asked: string,
  inputs: readonly unknown[],
  ask: (input: unknown) => Promise<string>,
): Promise<Fuzzed> {
  const faults: Fault[] = [];
  let taken = 0;
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    await Promise.all(
      inputs.slice(from, from + AT_ONCE).map(async (input) => {
        const came = await onceAvailable(() => ask(input)).catch((error: unknown) => String(error));
        if (came === 'taken') taken++;
        else if (came !== 'refused') faults.push({ asked, input: JSON.stringify(input).slice(0, 500), came });
      }),
    );
  }
  return { asked: inputs.length, faults, taken };
}

/** On a busy machine the database may be too slow for a moment: what is refused for that was not tried. */
async function onceAvailable(ask: () => Promise<string>): Promise<string> {
  for (let left = ASKED_AGAIN; left > 0; left--) {
    const came = await ask();
    if (came !== 'unavailable') return came;
    await sleep(PAUSE_MS);
  }
  return ask();
}

export const sum = (all: readonly Fuzzed[]): Fuzzed => ({
  asked: all.reduce((total, { asked }) => total + asked, 0),
  taken: all.reduce((total, { taken }) => total + taken, 0),
  faults: all.flatMap(({ faults }) => faults),
});

import { inFigures } from '../figures.ts';
import { cpuSecondsOfFamily, type Process } from './process-usage.ts';
import type { Slice } from './slice.ts';
import type { Turn } from './turns.ts';

/** The same turn, with what PostgreSQL and Redis worked meanwhile. */
export function watching(helpers: readonly Process[], turn: Turn): Turn {
  return async (seconds) => {
    const before = helpers.map(({ pid }) => cpuSecondsOfFamily(pid));
    const slice = await turn(seconds);
    const took = helpers.map(({ name, pid }, index) => [
      name,
      cpuSecondsOfFamily(pid) - (before[index] ?? Number.NaN),
    ]);
    return { ...slice, helperSeconds: Object.fromEntries(took) as Record<string, number> };
  };
}

/** For people: how many were done in a second of each helper's time. */
export function helpersInWords({ done, helperSeconds = {} }: Slice): string {
  return Object.entries(helperSeconds)
    .filter(([, seconds]) => seconds > 0)
    .map(([name, seconds]) => `${inFigures(done / seconds, 0)} per CPU-s of ${name}`)
    .join(', ');
}

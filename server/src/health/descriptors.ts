import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { Server } from 'node:http';

/** Kept for the database, Redis, files and the probe, whoever is connected. */
const RESERVED = 128;
/** With fewer left, something of these may soon fail. */
const LEAST_LEFT = 24;

/** How many descriptors this process may have; null where nobody says. Node raises the soft limit to the hard one. */
export function descriptorLimit(file = '/proc/self/limits'): number | null {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync(file, 'utf8')) ?? [];
    return soft === undefined ? null : Number(soft);
  } catch {
    // Only Linux has this file; elsewhere the bound of the product alone holds.
    return null;
  }
}

/** How many connections to take, so that what they are connected for keeps its descriptors. */
export const connectionsWithin = (limit: number | null, most: number): number =>
  limit === null ? most : Math.min(most, Math.max(limit - RESERVED, Math.floor(limit / 4)));

/**
 * Why no more people can be served, in a sentence for the probe; null while they can.
 * @param folder where the system lists what this process has open
 */
export function createDescriptorWatch(http: Server, limit: number | null, folder = '/proc/self/fd') {
  const connections = () =>
    new Promise<number>((resolve) => http.getConnections((_error, count) => resolve(count ?? 0)));
  return async (): Promise<string | null> => {
    const most = http.maxConnections;
    if (most > 0 && (await connections()) >= most)
      return `No more connections are taken: ${most} are open${limit === null ? '' : `, of ${limit} descriptors (ulimit -n)`}.`;
    if (limit === null) return null;
    const left = limit - (await openIn(folder, limit));
    return left < LEAST_LEFT ? `Of ${limit} descriptors (ulimit -n), ${Math.max(0, left)} are left.` : null;
  };
}

async function openIn(folder: string, limit: number): Promise<number> {
  try {
    return (await readdir(folder)).length;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // There is none left to look with, which is the answer.
    return code === 'EMFILE' || code === 'ENFILE' ? limit : 0;
  }
}

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

/** What PostgreSQL keeps open at most by itself, and the least that it can do with. */
const MOST_FILES = 1_000;
const LEAST_FILES = 64;

/** How many files the embedded database may keep open: one a table and index it has used, and more after a while. */
export const filesWithin = (limit: number | null): number =>
  limit === null ? MOST_FILES : Math.min(MOST_FILES, Math.max(LEAST_FILES, Math.floor(limit / 4)));

/**
 * How many connections to take, so that what they are connected for keeps its descriptors.
 * @param kept descriptors that something else has been promised
 */
export const connectionsWithin = (limit: number | null, most: number, kept = 0): number =>
  limit === null ? most : Math.min(most, Math.max(limit - RESERVED - kept, Math.floor(limit / 4)));

/**
 * Why no more people can be served, in a sentence for the probe; null while they can.
 * @param limitNow may change while the process runs; null as well when there is no descriptor left to look with
 * @param folder where the system lists what this process has open
 */
export function createDescriptorWatch(
  http: Server,
  limitNow: () => number | null = descriptorLimit,
  folder = '/proc/self/fd',
) {
  let limit = limitNow();
  const connections = () =>
    new Promise<number>((resolve) => http.getConnections((_error, count) => resolve(count ?? 0)));
  return async (): Promise<string | null> => {
    limit = limitNow() ?? limit;
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

import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log/create-log.ts';
import type { Paths } from './paths.ts';

/** A part's name says what is in it: two builds never mean different files by one. */
const PART = /^[a-z-]+-[\w-]{8}\.js$/;

/** A page that was open for longer without a reload gets the widget anew. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** About a hundred builds: who deploys many times a day keeps the latest. */
const MOST_BYTES = 50 * 1024 * 1024;

export interface KeptPartsDeps {
  readonly paths: Pick<Paths, 'widget' | 'keptParts'>;
  readonly log: Pick<Log, 'warn'>;
  now(): number;
}

interface Found {
  readonly name: string;
  readonly bytes: number;
  readonly at: number;
}

/**
 * Lays the parts of this build of the widget beside those of others, in the folder that all processes of an installation
 * share. Pages that were opened before an update go on asking for parts of the build they have; and while an update goes
 * from process to process, pages of either build ask processes of both.
 *
 * Without them a page still gets the widget anew, except for what an open panel asks for, so a folder that cannot be
 * written to stops nobody.
 */
export async function keepParts({ paths, log, now }: KeptPartsDeps): Promise<void> {
  try {
    const built = await partsIn(join(paths.widget, 'chunks'));
    await mkdir(paths.keptParts, { recursive: true });
    const kept = new Set(await readdir(paths.keptParts));
    for (const name of built) {
      const place = join(paths.keptParts, name);
      if (!kept.has(name)) await copyWhole(join(paths.widget, 'chunks', name), place);
      await utimes(place, now() / 1_000, now() / 1_000);
    }
    for (const name of outlived(await foundIn(paths.keptParts), new Set(built), now()))
      await rm(join(paths.keptParts, name), { force: true });
  } catch (err) {
    log.warn({ err }, 'The parts of the widget could not be kept for pages that are open during an update');
  }
}

async function foundIn(folder: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const name of await readdir(folder)) {
    const file = await stat(join(folder, name)).catch(ifThere);
    if (file !== null) found.push({ name, bytes: file.size, at: file.mtimeMs });
  }
  return found;
}

/** Which of them nobody is expected to ask for, or more than there is room for, oldest first out. */
export function outlived(
  found: readonly Found[],
  built: ReadonlySet<string>,
  now: number,
  mostBytes = MOST_BYTES,
): readonly string[] {
  const tooOld = now - KEPT_DAYS * DAY_MS;
  let bytes = 0;
  return found
    .toSorted((a, b) => b.at - a.at)
    .filter((file) => {
      bytes += file.bytes;
      return !built.has(file.name) && (file.at < tooOld || bytes > mostBytes);
    })
    .map(({ name }) => name);
}

/** What is not built has no parts. */
async function partsIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(ifThere)) ?? [];
  return names.filter((name) => PART.test(name));
}

/** Nobody is sent half a file; one with a dot before its name is sent to nobody. */
async function copyWhole(from: string, to: string): Promise<void> {
  const beside = join(to, '..', `.${randomUUID()}`);
  await copyFile(from, beside);
  await rename(beside, to);
}

function ifThere(error: unknown): null {
  // Another process removes what is too old, too.
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

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

export interface KeptPartsDeps {
  readonly paths: Pick<Paths, 'widget' | 'keptParts'>;
  readonly log: Pick<Log, 'warn'>;
  now(): number;
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
    const tooOld = now() - KEPT_DAYS * DAY_MS;
    for (const name of kept) {
      const place = join(paths.keptParts, name);
      const found = await stat(place).catch(ifThere);
      if (found !== null && found.mtimeMs < tooOld) await rm(place, { force: true });
    }
  } catch (err) {
    log.warn({ err }, 'The parts of the widget could not be kept for pages that are open during an update');
  }
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

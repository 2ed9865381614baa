import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryPoint } from './entry-point.ts';

/**
 * Makes the folder of a fresh database unless it is there. It appears under its name only when it is whole, so a
 * start that was interrupted leaves nothing that the next one could take for a database. The caller holds the lock
 * on the folder above.
 */
export async function makeDatabaseFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  await removeUnfinished(folder);
  const unfinished = `${folder}${UNFINISHED}${randomUUID()}`;
  await runInitialise(unfinished);
  await rename(unfinished, folder);
}

const UNFINISHED = '.unfinished-';

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(dirname(folder));
  const left = names.filter((name) => name.startsWith(`${basename(folder)}${UNFINISHED}`));
  await Promise.all(left.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
}

async function runInitialise(folder: string): Promise<void> {
  const { url, execArgv } = entryPoint('embedded-initialise');
  const child = spawn(process.execPath, [...execArgv, fileURLToPath(url), folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new Error(`Could not make a database in ${folder}: ${complaint.trim() || `exit ${code}`}`);
}

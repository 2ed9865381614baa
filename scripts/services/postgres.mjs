import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError } from '../toolchain/plain-error.mjs';
import { findExecutable, versionedFolders } from './executables.mjs';
import { freePort } from './free-port.mjs';
import { plainUser } from './plain-user.mjs';
import { ownFolder, startServerProgram } from './server-program.mjs';

/** @type {import('./choose.mjs').Service} */
export const postgres = {
  name: 'PostgreSQL',
  variable: 'DATABASE_URL',
  exportedAs: 'TEST_DATABASE_URL',
  packages: ['postgresql'],
  advice:
    'Install PostgreSQL 15 or newer (Debian and Ubuntu: postgresql; macOS: brew install postgresql@17), or set ' +
    'DATABASE_URL to a server on which the tests may create databases.',
  find: (env) => findExecutable(['postgres'], { path: env['PATH'], folders: versionedFolders() }),
  start: (program) => startPostgres(program),
  defaultPort: 5432,
};

/**
 * A fresh cluster on a port of its own, gone when it is stopped.
 * @param {string} program path of postgres, often a link; initdb lies beside what it points to
 * @param {{ waitsForDisk?: boolean }} [how] waitsForDisk: as one is deployed, a commit is on the disk when it is answered
 */
export async function startPostgres(program, { waitsForDisk = false } = {}) {
  const owner = plainUser();
  const folder = ownFolder('postgres', owner);
  const initdb = spawnSync(
    join(dirname(realpathSync(program)), 'initdb'),
    ['--pgdata', folder, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, encoding: 'utf8', ...owner },
  );
  if (initdb.status !== 0)
    throw new PlainError(`initdb failed: ${initdb.error?.message ?? initdb.stderr.trim()}`);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    // Tests throw the cluster away with their run, so the disk need not be waited for. Order of commits is not touched.
    fsync: waitsForDisk ? 'on' : 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return startServerProgram({
    program,
    args: ['-D', folder, '-p', String(port), ...args],
    folder,
    owner,
    readyLine: /ready to accept connections/,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    // SIGINT is PostgreSQL's fast shutdown: it ends connections that tests left open.
    stopSignal: 'SIGINT',
  });
}

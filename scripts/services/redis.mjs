import { findExecutable } from './executables.mjs';
import { freePort } from './free-port.mjs';
import { plainUser } from './plain-user.mjs';
import { ownFolder, startServerProgram } from './server-program.mjs';

/** @type {import('./choose.mjs').Service} */
export const redis = {
  name: 'Redis',
  variable: 'REDIS_URL',
  exportedAs: 'TEST_REDIS_URL',
  packages: ['redis-server'],
  advice:
    'Install Redis 7 or Valkey (Debian and Ubuntu: redis-server; macOS: brew install redis), or set REDIS_URL to a ' +
    'server whose keys the tests may use.',
  find: (env) => findExecutable(['redis-server', 'valkey-server'], { path: env['PATH'] }),
  start: startRedis,
  defaultPort: 6379,
};

/**
 * A server that keeps nothing on disk, on a port of its own.
 * @param {string} program
 */
export async function startRedis(program) {
  const owner = plainUser();
  const folder = ownFolder('redis', owner);
  const port = await freePort();
  return startServerProgram({
    program,
    args: [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ],
    folder,
    owner,
    readyLine: /ready to accept connections/i,
    url: `redis://127.0.0.1:${port}`,
    stopSignal: 'SIGTERM',
  });
}

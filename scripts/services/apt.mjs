import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { PlainError } from '../toolchain/plain-error.mjs';
import { run, tail } from '../toolchain/run.mjs';
import { findExecutable } from './executables.mjs';

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Whether we may install Debian packages: only as root, and only where apt is.
 * @param {number} [uid]
 * @param {string} [path] PATH
 */
export function mayInstall(uid = process.getuid?.(), path = process.env['PATH']) {
  return uid === 0 && findExecutable(['apt-get'], { path }) !== undefined;
}

/**
 * @param {readonly string[]} packages
 * @throws PlainError with what apt said
 */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const release = keepServicesStopped();
  try {
    const update = await run('apt-get', ['update'], { env });
    const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      env,
    });
    // An update may fail for one of several sources and the packages still be there, so only the install decides.
    if (code !== 0)
      throw new PlainError(
        `apt-get could not install ${packages.join(' ')}:\n${tail(update.output, 5)}\n${tail(output)}`,
      );
  } finally {
    release();
  }
}

/**
 * Debian starts a server as soon as it is installed, unless this file forbids it. We start our own, on ports of our own.
 * @returns {() => void} takes the file away again
 */
function keepServicesStopped() {
  if (existsSync(POLICY)) return () => undefined;
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(POLICY, { force: true });
}

import { accessSync, constants, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PlainError } from './plain-error.mjs';
import { run, tail } from './run.mjs';

export const PNPM = 'pnpm@12.21.0';

/**
 * Installs the dependencies when node_modules was made from another lockfile, else does nothing and needs no network.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function install(root, say) {
  if (isInstalled(root)) return;
  say('Installing dependencies (the first time takes about half a minute) …');
  const startedAt = Date.now();
  // The lockfile is committed and carries a checksum of every package. Asking the registry how old each one is
  // guards whoever changes the lockfile; here it would only add ten seconds.
  const args = ['--yes', PNPM, 'install', '--frozen-lockfile', '--trust-lockfile', '--reporter=append-only'];
  const { code, output } = await run('npx', args, {
    cwd: root,
    env: quietEnvironment(process.env, root),
  }).catch(withoutNpx);
  if (code !== 0) throw new PlainError(installFailure(output));
  say(`Dependencies installed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`);
}

/**
 * pnpm leaves a copy of the lockfile it worked from, written last: equal copies mean a finished, fitting install.
 * @param {string} root
 */
export function isInstalled(root) {
  const made = read(join(root, 'node_modules/.pnpm/lock.yaml'));
  return made !== undefined && made === read(join(root, 'pnpm-lock.yaml'));
}

/**
 * What the package managers are told: ask nothing, and keep to our folder when there is no home to write to.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @param {string} [home]
 * @returns {NodeJS.ProcessEnv}
 */
export function quietEnvironment(env, root, home = homedir()) {
  /** @type {NodeJS.ProcessEnv} */
  const quiet = { ...env, CI: 'true', npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  if (isWritable(home)) return quiet;
  const ours = join(root, 'node_modules', '.home');
  return {
    ...quiet,
    npm_config_cache: join(ours, 'npm'),
    XDG_CACHE_HOME: join(ours, 'cache'),
    XDG_CONFIG_HOME: join(ours, 'config'),
    XDG_DATA_HOME: join(ours, 'data'),
    XDG_STATE_HOME: join(ours, 'state'),
  };
}

/**
 * Why the installation failed, in words, followed by what pnpm said.
 * @param {string} output
 */
export function installFailure(output) {
  return `The dependencies could not be installed. ${likelyReason(output)}\n\n${tail(output)}`;
}

/** @param {string} output */
function likelyReason(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|dns error|error sending request/i.test(
      output,
    )
  )
    return 'The package registry did not answer: check the network (and the proxy, if you need one), then try again.';
  if (/ENOSPC|no space left/i.test(output)) return 'The disk is full: make room, then try again.';
  if (/EACCES|EPERM|permission denied/i.test(output))
    return 'A folder may not be written to: check who owns this folder, then try again.';
  if (/OUTDATED_LOCKFILE|frozen-lockfile/i.test(output))
    return `pnpm-lock.yaml does not fit the package.json files: run "npx ${PNPM} install" and commit the result.`;
  return 'This is what pnpm said:';
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function withoutNpx(cause) {
  throw new PlainError(
    'npx was not found. It comes with Node: install npm beside this Node (often a package called npm), then try again.',
    { cause },
  );
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // A home that is missing and one that is read-only are the same to a cache.
    return false;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not there yet: nothing has been installed.
    return undefined;
  }
}

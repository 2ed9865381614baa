import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError } from '../toolchain/plain-error.mjs';
import { tail } from '../toolchain/run.mjs';

const STARTS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 10_000;

/**
 * A server of ours, running beside the tests.
 * @typedef {object} RunningServer
 * @property {string} url
 * @property {number} pid
 * @property {() => Promise<void>} stop ends it by its process id and removes its folder
 */

/** @type {Set<RunningServer>} */
const running = new Set();

/** Ends every server that is still running, for when a person or a supervisor ends us. */
export async function stopServers() {
  await Promise.all([...running].map((server) => server.stop()));
}

/**
 * A folder of its own for a server, in the system's temporary folder, so that no test run meets what another left.
 * @param {string} name
 * @param {{ uid: number, gid: number } | undefined} owner
 */
export function ownFolder(name, owner) {
  const folder = mkdtempSync(join(tmpdir(), `attune-${name}-`));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/**
 * Starts a server program and waits for the line in which it says it is ready.
 * @param {{ program: string, args: readonly string[], folder: string, readyLine: RegExp, url: string,
 *   owner?: { uid: number, gid: number } | undefined, stopSignal: NodeJS.Signals }} what
 * @returns {Promise<RunningServer>}
 */
export async function startServerProgram({ program, args, folder, readyLine, url, owner, stopSignal }) {
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches a whole process group. The tests still need this server while they wind down.
    detached: true,
    ...owner,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      child.kill(stopSignal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(impatience);
    }
    rmSync(folder, { recursive: true, force: true });
    running.delete(server);
  };
  const server = { url, pid: child.pid ?? 0, stop };
  running.add(server);

  const failure = await becomesReady(child, readyLine);
  if (failure !== undefined) {
    await stop();
    throw new PlainError(`${program} did not start: ${failure}`);
  }
  return server;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} readyLine
 * @returns {Promise<string | undefined>} why it did not start, undefined when it did
 */
function becomesReady(child, readyLine) {
  return new Promise((resolve) => {
    let heard = '';
    const late = setTimeout(
      () => resolve(`not ready within ${STARTS_WITHIN_MS / 1000} s\n${tail(heard)}`),
      STARTS_WITHIN_MS,
    );
    /** @param {string | undefined} failure */
    const settle = (failure) => {
      clearTimeout(late);
      resolve(failure);
    };
    /** @param {Buffer} chunk */
    const listen = (chunk) => {
      // Only the beginning is kept: later lines belong to the tests, and a long run would fill memory with them.
      if (heard.length < 20_000) heard += chunk.toString();
      if (readyLine.test(heard)) settle(undefined);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code) => settle(`it ended with ${code}\n${tail(heard)}`));
  });
}

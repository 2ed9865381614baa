import { spawn } from 'node:child_process';
import { PlainError } from './plain-error.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end. It gets no standard input, so it cannot wait for an answer nobody gives.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] show: let it write to our terminal
 * @returns {Promise<{ code: number, output: string }>} output: both streams as they came, '' when shown
 * @throws PlainError when there is no such program
 */
export function run(command, args, { cwd = process.cwd(), env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    });
    running.add(child);
    /** @type {Buffer[]} */
    const heard = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => heard.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => heard.push(chunk));
    child.once('error', (error) => {
      running.delete(child);
      reject(new PlainError(`${command} could not be started: ${error.message}`, { cause: error }));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal ? 128 : 1), output: Buffer.concat(heard).toString() });
    });
  });
}

/** Ends what `run` has still running, for when a person or a supervisor ends us. */
export function stopRunning() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * The end of a long output, where the reason usually is.
 * @param {string} output
 * @param {number} [lines]
 */
export function tail(output, lines = 25) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

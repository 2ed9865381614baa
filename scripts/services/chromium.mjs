import { findExecutable, isExecutable } from './executables.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FOLDERS = ['/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS'];

/**
 * Flags without which Chromium does not run as root, or talks to the outside during tests.
 * @type {readonly string[]}
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser the tests run in: the one that was named, else the first on PATH.
 * @param {Record<string, string | undefined>} env
 * @returns {string | undefined} path of the program
 */
export function findChromium(env) {
  const named = env['CHROMIUM_PATH'];
  if (named) return isExecutable(named) ? named : undefined;
  return findExecutable([...NAMES, 'Google Chrome', 'Chromium'], { path: env['PATH'], folders: FOLDERS });
}

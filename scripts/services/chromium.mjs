import { findExecutable, isExecutable } from './executables.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'Google Chrome',
  'Chromium',
];
const MAC_FOLDERS = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS`);

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

/** @type {import('./choose.mjs').Service} */
export const chromium = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  exportedAs: 'CHROMIUM_PATH',
  packages: ['chromium'],
  advice: 'Install Chromium or Chrome (Debian: chromium), or set CHROMIUM_PATH to the program.',
  find: (env) => findExecutable(NAMES, { path: env['PATH'], folders: MAC_FOLDERS }),
};

/**
 * The browser the tests run in: the one that was named, else the first on PATH.
 * @param {Record<string, string | undefined>} env
 * @returns {string | undefined} path of the program
 */
export function findChromium(env) {
  const named = env['CHROMIUM_PATH'];
  if (named) return isExecutable(named) ? named : undefined;
  return chromium.find(env);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../toolchain/root.mjs';

/** The oldest version of each library that has no weakness known to us which a stranger on the network could use. */
const FLOORS = {
  'socket.io': '4.8.4',
  'engine.io': '6.6.10',
  'socket.io-parser': '4.2.7',
  ws: '8.21.0',
  'better-auth': '1.7.16',
  zod: '4.0.0',
  valibot: '1.2.0',
};

/** Not used today; whoever brings one in brings in one that is new enough. */
const FLOORS_OF_OTHERS = { multer: '2.1.0', 'express-rate-limit': '8.3.0', linkifyjs: '4.3.2' };

const lock = /** @type {{ readonly packages: Readonly<Record<string, unknown>> }} */ (
  parse(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8'))
);
/** Every version of every library that an installation gets, as `name@version`. */
const locked = Object.keys(lock.packages);

/**
 * @param {string} library
 * @returns {readonly string[]}
 */
const versionsOf = (library) =>
  locked.filter((name) => name.startsWith(`${library}@`)).map((name) => name.slice(library.length + 1));

/** Whether a version is this or a later one; what comes before a release is older than it. */
const reaches = (/** @type {string} */ version, /** @type {string} */ floor) => {
  const numbers = (/** @type {string} */ text) => text.split(/[.+-]/, 3).map(Number);
  const [is, least] = [numbers(version), numbers(floor)];
  const at = is.findIndex((number, place) => number !== least[place]);
  return at === -1 ? !version.includes('-') : (is[at] ?? 0) > (least[at] ?? 0);
};

describe('libraries that strangers reach', () => {
  it.each(Object.entries(FLOORS))('%s is %s or newer, wherever it is used', (library, floor) => {
    const versions = versionsOf(library);
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => !reaches(version, floor))).toEqual([]);
  });

  it.each(Object.entries(FLOORS_OF_OTHERS))('%s, if it comes, is %s or newer', (library, floor) => {
    expect(versionsOf(library).filter((version) => !reaches(version, floor))).toEqual([]);
  });

  it('an older one is noticed', () => {
    expect(reaches('4.8.3', '4.8.4')).toBe(false);
    expect(reaches('4.7.9', '4.8.4')).toBe(false);
    expect(reaches('4.8.4-rc.1', '4.8.4')).toBe(false);
    expect(reaches('4.10.0', '4.8.4')).toBe(true);
    expect(reaches('5.0.0', '4.8.4')).toBe(true);
  });
});

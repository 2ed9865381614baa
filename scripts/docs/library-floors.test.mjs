import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../toolchain/root.mjs';

/** Versions below these have a known weakness, or lack what a defence of ours rests on (SECURITY.md). */
const FLOORS = {
  'socket.io': '4.8.4',
  'engine.io': '6.6.10',
  'socket.io-parser': '4.2.7',
  ws: '8.21.0',
  'better-auth': '1.7.16',
  valibot: '1.2.0',
  zod: '4.0.0',
};
/** What we do without; whoever brings one back looks up from which version on it may be used. */
const NOT_USED = ['multer', 'express-rate-limit', 'linkifyjs'];

const lock = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8');

/** @param {string} name @returns {readonly string[]} every version that is installed anywhere */
function versionsOf(name) {
  const lines = lock.matchAll(/^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@(\d+\.\d+\.\d+[^:'\s(]*)'?:$/gm);
  return [...lines].flatMap(([, found, version]) => (found === name ? [version ?? ''] : []));
}

/** @param {string} version @param {string} floor */
function isBelow(version, floor) {
  const order = new Intl.Collator('en', { numeric: true }).compare(version, floor);
  return order < 0 || version.includes('-');
}

describe('libraries that a defence rests on', () => {
  it.each(Object.entries(FLOORS))('%s is %s or newer, wherever it is used', (name, floor) => {
    const versions = versionsOf(name);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
  });

  it.each(NOT_USED)('%s is not used', (name) => {
    expect(versionsOf(name)).toEqual([]);
  });

  it.each([
    ['4.8.3', true],
    ['4.8.4', false],
    ['4.10.0', false],
    ['3.9.9', true],
    ['4.8.4-beta.1', true],
  ])('%s is below 4.8.4: %s', (version, expected) => {
    expect(isBelow(version, '4.8.4')).toBe(expected);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../toolchain/root.mjs';

const PROMISES = Array.from({ length: 20 }, (_, index) => `G${index + 1}`);
const rows = readFileSync(join(ROOT, 'docs/guarantees.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| G\d+ /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', promise = '', shown = '']) => ({ name, promise, shown }));

/** @param {string} shown */
const testsOf = (shown) =>
  [...shown.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.(?:test|e2e)\.(?:ts|mjs))`/g)].flatMap(
    ([, path]) => path ?? [],
  );

/** Paths without a folder at their beginning are under `server/src`. */
const isThere = (/** @type {string} */ path) =>
  [join(ROOT, path), join(ROOT, 'server/src', path)].some((file) => existsSync(file));

describe('docs/guarantees.md', () => {
  it('speaks of each guarantee once, in order', () => {
    expect(rows.map(({ name }) => name)).toEqual(PROMISES);
    expect(rows.filter(({ promise }) => promise === '')).toEqual([]);
  });

  it.each(rows)('names at least one test of $name, and each of them is there', ({ shown }) => {
    expect(testsOf(shown)).not.toEqual([]);
    expect(testsOf(shown).filter((path) => !isThere(path))).toEqual([]);
  });
});

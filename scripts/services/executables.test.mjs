import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findExecutable, versionedFolders } from './executables.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-executables-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {string} path below the folder
 * @param {number} mode
 */
function program(path, mode = 0o755) {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

it('prefers the first name over the first folder', () => {
  program('a/second');
  const first = program('b/first');
  const path = [join(folder, 'a'), join(folder, 'b')].join(delimiter);
  expect(findExecutable(['first', 'second'], { path })).toBe(first);
});

it('passes by a file that cannot be run, and a folder of that name', () => {
  program('a/redis', 0o644);
  mkdirSync(join(folder, 'b/redis'), { recursive: true });
  const path = [join(folder, 'a'), join(folder, 'b')].join(delimiter);
  expect(findExecutable(['redis'], { path })).toBeUndefined();
});

it('looks into further folders after PATH', () => {
  const found = program('versions/17/bin/postgres');
  program('versions/9/bin/postgres');
  expect(
    findExecutable(['postgres'], { path: '', folders: versionedFolders(join(folder, 'versions')) }),
  ).toBe(found);
});

it('finds no versions where there is no such folder', () => {
  expect(versionedFolders(join(folder, 'nowhere'))).toEqual([]);
});

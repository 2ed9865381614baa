import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first of these programs that can be run, or undefined.
 * @param {readonly string[]} names file names to look for, the preferred one first
 * @param {{ path?: string | undefined, folders?: readonly string[] }} [where] PATH, and folders to look into after it
 * @returns {string | undefined} absolute path
 */
export function findExecutable(names, { path = process.env['PATH'], folders = [] } = {}) {
  const everywhere = [...(path ?? '').split(delimiter).filter(Boolean), ...folders];
  for (const name of names) {
    const found = everywhere.map((folder) => join(folder, name)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there and not allowed mean the same to somebody who wants to run it.
    return false;
  }
}

/**
 * Debian keeps the PostgreSQL programs off PATH, one folder a major version. Newest first.
 * @param {string} [root]
 */
export function versionedFolders(root = '/usr/lib/postgresql') {
  try {
    return readdirSync(root)
      .filter((name) => /^\d+$/.test(name))
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(root, version, 'bin'));
  } catch {
    // No such folder: this machine has no PostgreSQL from Debian.
    return [];
  }
}

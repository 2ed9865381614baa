import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { install, installFailure, isInstalled, quietEnvironment } from './install.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attune-install-'));
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lodash: 1\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param {string} lockfile */
function madeFrom(lockfile) {
  mkdirSync(join(root, 'node_modules/.pnpm'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.pnpm/lock.yaml'), lockfile);
}

describe('isInstalled', () => {
  it('is false in a fresh clone', () => {
    expect(isInstalled(root)).toBe(false);
  });

  it('is false when the lockfile changed since', () => {
    madeFrom('lodash: 0\n');
    expect(isInstalled(root)).toBe(false);
  });

  it('is true when node_modules was made from this lockfile, so that a start needs no network', async () => {
    madeFrom('lodash: 1\n');
    expect(isInstalled(root)).toBe(true);
    await expect(install(root, () => expect.unreachable('said something'))).resolves.toBeUndefined();
  });
});

describe('quietEnvironment', () => {
  it('asks nothing', () => {
    expect(quietEnvironment({}, root, root)).toMatchObject({ CI: 'true' });
  });

  it('uses the caches of a home that is there', () => {
    expect(quietEnvironment({}, root, root)).not.toHaveProperty('npm_config_cache');
  });

  it('keeps to the repository when there is no home to write to', () => {
    const { npm_config_cache, XDG_DATA_HOME } = quietEnvironment({}, root, join(root, 'nowhere'));
    expect([npm_config_cache, XDG_DATA_HOME].every((folder) => folder?.startsWith(root))).toBe(true);
  });
});

describe('installFailure', () => {
  it.each([
    ['getaddrinfo EAI_AGAIN some.host', 'check the network'],
    ['ENOSPC: no space left on device', 'disk is full'],
    ['EACCES: permission denied, mkdir', 'may not be written'],
    ['ERR_PNPM_OUTDATED_LOCKFILE', 'commit the result'],
  ])('says of "%s": %s', (output, words) => {
    expect(installFailure(output)).toContain(words);
    expect(installFailure(output)).toContain(output);
  });
});

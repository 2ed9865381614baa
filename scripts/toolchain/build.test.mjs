import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build } from './build.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attune-build-'));
  for (const name of ['widget', 'server']) {
    const script = `node -e "fs.mkdirSync('dist',{recursive:true});fs.appendFileSync('dist/out','x')"`;
    write(`${name}/package.json`, JSON.stringify({ name, scripts: { build: script } }));
    write(`${name}/src/main.ts`, 'export {};');
  }
  write('packages/protocol/src/index.ts', 'export {};');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * @param {string} path
 * @param {string} content
 */
function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const buildAll = () => build(root, () => undefined, ['widget', 'server']);
const timesBuilt = (/** @type {string} */ name) => readFileSync(join(root, name, 'dist/out'), 'utf8').length;

it('builds everything once, and nothing again while nothing changes', async () => {
  expect(await buildAll()).toEqual(['widget', 'server']);
  expect(await buildAll()).toEqual([]);
  expect(timesBuilt('server')).toBe(1);
});

it('builds only what changed', async () => {
  await buildAll();
  write('server/src/main.ts', 'export const changed = true;');
  expect(await buildAll()).toEqual(['server']);
});

it('builds everything when a shared package changed', async () => {
  await buildAll();
  write('packages/protocol/src/limits.ts', 'export {};');
  expect(await buildAll()).toEqual(['widget', 'server']);
});

it('builds nothing for a changed test', async () => {
  await buildAll();
  write('server/src/main.test.ts', 'export {};');
  expect(await buildAll()).toEqual([]);
});

it('builds again when the result is gone', async () => {
  await buildAll();
  rmSync(join(root, 'widget/dist'), { recursive: true });
  expect(await buildAll()).toEqual(['widget']);
});

it('tells what a failing build said, and does not take it for built', async () => {
  const script = `node -e "console.error('unexpected token');process.exit(1)"`;
  write('server/package.json', JSON.stringify({ scripts: { build: script } }));
  await expect(buildAll()).rejects.toThrow(/^server could not be built:[^]*unexpected token/);
  await expect(buildAll()).rejects.toThrow(/^server could not be built/);
});

it('builds again after a failed build, even when the sources are as they were before', async () => {
  await buildAll();
  const before = readFileSync(join(root, 'server/package.json'), 'utf8');
  write('server/package.json', JSON.stringify({ scripts: { build: 'exit 1' } }));
  await expect(buildAll()).rejects.toThrow('server could not be built');
  write('server/package.json', before);
  expect(await buildAll()).toEqual(['server']);
});

it('builds next time what was edited during a build', async () => {
  const script = `node -e "fs.mkdirSync('dist',{recursive:true});fs.appendFileSync('src/main.ts','//')"`;
  write('server/package.json', JSON.stringify({ scripts: { build: script } }));
  await buildAll();
  expect(await buildAll()).toEqual(['server']);
});

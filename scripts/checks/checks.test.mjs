import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../toolchain/root.mjs';
import { CHECKS } from './checks.mjs';
import { runChecks } from './run-checks.mjs';

/** @type {string} */
let root;

/** A repository in small, with our settings and nothing wrong in it. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attune-checks-'));
  for (const name of ['.prettierrc.json', '.prettierignore', '.oxlintrc.json', 'tsconfig.base.json'])
    copyFileSync(join(ROOT, name), join(root, name));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  write('package.json', `${JSON.stringify({ name: 'house', private: true, type: 'module' }, null, 2)}\n`);
  write('pnpm-workspace.yaml', "packages:\n  - 'packages/*'\n");
  const manifest = { name: '@house/protocol', private: true, exports: './src/index.ts', type: 'module' };
  write('packages/protocol/package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  write('packages/protocol/tsconfig.json', '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n');
  write('packages/protocol/src/index.ts', "export const greeting = 'Hello';\n");
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

/** @param {string} name */
async function verdictOf(name) {
  const verdict = await CHECKS.find((check) => check.name === name)?.judge(root);
  return { ok: verdict?.ok, details: verdict?.details ?? '' };
}

/** @type {readonly [check: string, path: string, content: string, told: RegExp][]} */
const WRONG = [
  ['format', 'packages/protocol/src/index.ts', 'export const greeting="Hello"', /index\.ts/],
  [
    'lint',
    'packages/protocol/src/index.ts',
    "export function greet(): void {\n  Promise.resolve('Hello');\n}\n",
    /no-floating-promises/,
  ],
  ['types', 'packages/protocol/src/index.ts', "export const greeting: number = 'Hello';\n", /TS2322/],
  ['imports', 'packages/protocol/src/index.ts', "import 'vitest';\n", /protocol-stands-alone/],
  ['dead code', 'packages/protocol/src/unused.ts', 'export const forgotten = 1;\n', /unused\.ts/],
  ['house rules', 'README.md', '[nowhere](nowhere.md)\n', /links-resolve/],
];

describe('checks', () => {
  it('has something wrong for each check', () => {
    expect(WRONG.map(([check]) => check)).toEqual(CHECKS.map((check) => check.name));
  });

  it.each(WRONG)('%s passes a clean repository and fails a wrong %s', async (check, path, content, told) => {
    expect(await verdictOf(check)).toMatchObject({ ok: true });
    write(path, content);
    const verdict = await verdictOf(check);
    expect(verdict.ok).toBe(false);
    expect(verdict.details).toMatch(told);
  });
});

describe('runChecks', () => {
  const check = (/** @type {string} */ name, /** @type {boolean} */ ok) => ({
    name,
    judge: () => Promise.resolve({ ok, details: `about ${name}` }),
  });

  it('runs them all, names those that failed and gives details for them only', async () => {
    /** @type {string[]} */
    const said = [];
    const failed = await runChecks(root, (line) => said.push(line), [
      check('format', false),
      check('lint', true),
    ]);
    expect(failed).toEqual(['format']);
    expect(said).toEqual([
      expect.stringMatching(/^FAILS format/),
      '      about format',
      expect.stringMatching(/^ok {4}lint/),
    ]);
  });
});

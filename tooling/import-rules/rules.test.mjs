import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from './rules.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const cruiser = join(here, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/**
 * One forbidden import for each rule.
 * @type {readonly [rule: string, path: string, source: string][]}
 */
const PLANTED = [
  ['protocol-stands-alone', 'packages/protocol/src/bad.ts', `import 'lit';`],
  [
    'limits-are-plain-numbers',
    'packages/protocol/src/limits.ts',
    `import { number } from 'valibot'; export const MAX = number;`,
  ],
  ['pure-packages-know-only-the-protocol', 'packages/signals/src/bad.ts', `import 'lit';`],
  [
    'pure-packages-take-the-protocol-as-types',
    'packages/empathy/src/bad.ts',
    `import { schema } from '@attune/protocol'; schema;`,
  ],
  ['widget-stays-small', 'widget/src/bad-size.ts', `import 'valibot';`],
  [
    'widget-takes-the-protocol-as-types',
    'widget/src/bad-value.ts',
    `import { schema } from '@attune/protocol'; schema;`,
  ],
  ['console-imports', 'agent-console/src/bad.ts', `import 'express';`],
  ['console-takes-the-auth-client', 'agent-console/src/bad-auth.ts', `import 'better-auth';`],
  ['sql-stays-in-repositories', 'server/src/messages/bad-sql.ts', `import 'drizzle-orm';`],
  [
    'transport-stays-at-the-edge',
    'server/src/messages/bad-transport.ts',
    `import type { Server } from 'socket.io'; export type S = Server;`,
  ],
  ['login-stays-in-auth', 'server/src/messages/bad-login.ts', `import 'better-auth';`],
  ['services-use-services', 'server/src/sites/bad.ts', `import '../messages/message.repository.ts';`],
  ['apps-are-strangers', 'widget/src/bad-app.ts', `import '../../server/src/main.ts';`],
  ['packages-know-no-app', 'packages/testing/src/bad.ts', `import '../../../server/src/main.ts';`],
  ['shipped-source-knows-no-test-code', 'server/src/messages/bad-builder.ts', `import '@attune/testing';`],
  ['nobody-imports-a-test', 'server/src/messages/other.test.ts', `import './one.test.ts';`],
  ['shipped-source-uses-no-development-dependency', 'server/src/jobs/bad-dev.ts', `import 'vitest';`],
  ['no-cycle', 'server/src/messages/cycle-a.ts', `import './cycle-b.ts';`],
  ['everything-resolves', 'server/src/messages/bad-name.ts', `import 'not-installed-anywhere';`],
];

/** What the table allows: none of these may be reported. */
const ALLOWED = {
  'packages/protocol/src/index.ts': `import 'valibot'; export const schema = 1; export type Wire = number;`,
  'packages/signals/src/index.ts': `import type { Wire } from '@attune/protocol'; export type W = Wire;`,
  'packages/signals/src/index.test.ts': `import '@attune/testing'; import 'vitest';`,
  'packages/empathy/src/index.ts': `import { type Wire } from '@attune/protocol'; export type W = Wire;`,
  'packages/testing/src/index.ts': `import type { Wire } from '@attune/protocol'; export type W = Wire;`,
  'widget/src/good.ts': `import 'lit'; import 'socket.io-client'; import '@attune/signals'; import { MAX } from '@attune/protocol/limits'; import type { Wire } from '@attune/protocol'; MAX; export type W = Wire;`,
  'agent-console/src/good.ts': `import 'lit'; import 'better-auth/client'; import '@attune/empathy'; import '@attune/signals'; import { schema } from '@attune/protocol'; schema;`,
  'server/src/main.ts': `import './realtime/serve.ts';`,
  'server/src/realtime/serve.ts': `import 'socket.io'; import '../messages/messages.ts';`,
  'server/src/messages/messages.ts': `import './message.repository.ts'; import '@attune/signals'; import 'node:crypto';`,
  'server/src/messages/message.repository.ts': `import 'drizzle-orm'; import 'pg';`,
  'server/src/auth/login.ts': `import 'better-auth';`,
  'server/src/messages/one.test.ts': `import '@attune/testing'; import 'pg'; import 'socket.io'; import './messages.ts';`,
  'server/src/messages/cycle-b.ts': `import './cycle-a.ts';`,
};

const REGISTRY = [
  'valibot',
  'lit',
  'socket.io-client',
  'socket.io',
  'express',
  'drizzle-orm',
  'pg',
  'vitest',
];

/** @type {string} */
let house;
/** @typedef {{ rule: { name: string }, from: string, to: string }} Violation */
/** @type {Violation[]} */
let violations;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'attune-rules-'));
  for (const [path, source] of Object.entries(ALLOWED)) write(path, source);
  for (const [, path, source] of PLANTED) write(path, source);
  for (const name of REGISTRY) writePackage(`node_modules/${name}`, { name, exports: './index.js' });
  writePackage('node_modules/better-auth', {
    name: 'better-auth',
    exports: { '.': './index.js', './client': './dist/client/index.mjs' },
  });
  write('node_modules/better-auth/dist/client/index.mjs', 'export {};');
  mkdirSync(join(house, 'node_modules/@attune'));
  for (const name of ['protocol', 'signals', 'empathy', 'testing']) {
    const exports = { '.': './src/index.ts', ...(name === 'protocol' && { './limits': './src/limits.ts' }) };
    write(`packages/${name}/package.json`, JSON.stringify({ name: `@attune/${name}`, exports }));
    symlinkSync(join(house, 'packages', name), join(house, 'node_modules/@attune', name));
  }
  const dependencies = Object.fromEntries(
    [...REGISTRY.slice(0, -1), 'better-auth'].map((name) => [name, '*']),
  );
  write('package.json', JSON.stringify({ name: 'house', dependencies, devDependencies: { vitest: '*' } }));
  violations = cruise();
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('import rules', () => {
  it('has one planted violation for each rule', () => {
    expect(PLANTED.map(([rule]) => rule).toSorted()).toEqual(
      rules.forbidden?.map((rule) => rule.name).toSorted(),
    );
  });

  it.each(PLANTED)('%s fires on %s', (rule, from) => {
    expect(violations.filter((found) => found.rule.name === rule).map((found) => found.from)).toContain(from);
  });

  it('stays silent on what the table allows', () => {
    const allowed = new Set(Object.keys(ALLOWED).filter((path) => !path.includes('cycle')));
    expect(violations.filter((found) => allowed.has(found.from))).toEqual([]);
  });
});

/**
 * @param {string} path
 * @param {string} content
 */
function write(path, content) {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), content);
}

/**
 * @param {string} folder
 * @param {object} manifest
 */
function writePackage(folder, manifest) {
  write(`${folder}/package.json`, JSON.stringify({ version: '1.0.0', type: 'module', ...manifest }));
  write(`${folder}/index.js`, 'export {};');
}

/** @returns {Violation[]} */
function cruise() {
  const args = [cruiser, '--config', join(here, 'rules.mjs'), '--output-type', 'json'];
  const folders = ['widget', 'agent-console', 'server', 'packages'];
  // The json report is not an err report: it ends with 0 whatever it finds.
  const output = execFileSync(process.execPath, [...args, ...folders], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const report = /** @type {{ summary: { violations: Violation[] } }} */ (JSON.parse(output));
  return report.summary.violations;
}

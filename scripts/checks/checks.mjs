import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../toolchain/root.mjs';
import { run } from '../toolchain/run.mjs';
import { houseRuleFindings } from './house-rules.mjs';

/**
 * @typedef {{ ok: boolean, details: string }} Verdict
 * @typedef {{ name: string, judge: (root: string) => Promise<Verdict> }} Check
 */

const APPS = ['widget', 'agent-console', 'server'];

/**
 * Everything that is judged without running the product. Each takes the folder it judges, so that its own test can
 * hand it one that is wrong.
 * @type {readonly Check[]}
 */
export const CHECKS = [
  {
    name: 'format',
    judge: (root) => tool(root, 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  {
    name: 'lint',
    judge: (root) =>
      tool(root, 'oxlint/bin/oxlint', [
        '--type-aware',
        '--deny-warnings',
        '--report-unused-disable-directives',
        '--format=unix',
      ]),
  },
  { name: 'types', judge: typesOfEveryWorkspace },
  { name: 'imports', judge: imports },
  { name: 'dead code', judge: (root) => tool(root, 'knip/bin/knip.js', ['--no-progress']) },
  {
    name: 'house rules',
    judge: async (root) => {
      const findings = houseRuleFindings(root);
      return { ok: findings.length === 0, details: findings.join('\n') };
    },
  },
];

/**
 * Runs a program of a development dependency of ours over a folder.
 * @param {string} root
 * @param {string} program below node_modules
 * @param {readonly string[]} args
 * @returns {Promise<Verdict>}
 */
async function tool(root, program, args) {
  const { code, output } = await run(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd: root,
  });
  return { ok: code === 0, details: output };
}

/**
 * @param {string} root
 * @returns {Promise<Verdict>}
 */
async function imports(root) {
  const rules = join(ROOT, 'tooling/import-rules');
  const folders = [...APPS, 'packages', 'e2e', 'evals', 'bench'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const program = join(rules, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', join(rules, 'rules.mjs'), '--output-type', 'err-long', ...folders];
  const { code, output } = await run(process.execPath, [program, ...args], { cwd: root });
  return { ok: code === 0, details: output };
}

/**
 * One after the other: each already uses every core.
 * @param {string} root
 * @returns {Promise<Verdict>}
 */
async function typesOfEveryWorkspace(root) {
  let details = '';
  for (const folder of workspacesIn(root)) {
    const verdict = await tool(root, 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', folder]);
    if (!verdict.ok) details += verdict.details;
  }
  return { ok: details === '', details };
}

/**
 * Every folder with a tsconfig.json of its own.
 * @param {string} root
 */
function workspacesIn(root) {
  const packages = existsSync(join(root, 'packages')) ? readdirSync(join(root, 'packages')) : [];
  return ['.', ...packages.map((name) => `packages/${name}`), ...APPS, 'e2e'].filter((folder) =>
    existsSync(join(root, folder, 'tsconfig.json')),
  );
}

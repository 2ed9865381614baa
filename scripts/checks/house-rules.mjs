import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { linksResolve } from './house-rules/links-resolve.mjs';
import { noHtmlSinks } from './house-rules/no-html-sinks.mjs';
import { noInlineStyles } from './house-rules/no-inline-styles.mjs';
import { noMachinePaths } from './house-rules/no-machine-paths.mjs';
import { noRegistryHosts } from './house-rules/no-registry-hosts.mjs';
import { noSkippedTests } from './house-rules/no-skipped-tests.mjs';
import { timesInOnePlace } from './house-rules/times-in-one-place.mjs';

export const HOUSE_RULES = [
  noHtmlSinks,
  noInlineStyles,
  noRegistryHosts,
  noMachinePaths,
  noSkippedTests,
  timesInOnePlace,
  linksResolve,
];

const NOT_OURS = new Set(['node_modules', 'dist', '.git', 'test-output', 'coverage']);

/**
 * What the house rules object to in a repository, one line a finding.
 * @param {string} root
 */
export function houseRuleFindings(root) {
  const paths = filesOf(root);
  const exists = (/** @type {string} */ path) => existsSync(join(root, path));
  return HOUSE_RULES.flatMap((rule) =>
    paths
      .filter((path) => rule.files.test(path))
      .flatMap((path) =>
        rule
          .findIn(readFileSync(join(root, path), 'utf8'), path, exists)
          .map(({ line, what }) => `${path}:${line}  ${what}  (${rule.name}: ${rule.why})`),
      ),
  );
}

/**
 * Every file of ours, without what is installed, built or made by tests.
 * @param {string} root
 */
export const filesOf = (root) => pathsUnder(root, root);

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} every file, relative to root, with forward slashes
 */
function pathsUnder(root, folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // What a running product keeps lies in data/ at the top.
    if (NOT_OURS.has(entry.name) || path === join(root, 'data')) return [];
    if (entry.isDirectory()) return pathsUnder(root, path);
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

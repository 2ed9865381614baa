import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { PlainError } from './plain-error.mjs';
import { run, tail } from './run.mjs';

/** What is built, in the order it is told. */
export const BUILT = ['widget', 'agent-console', 'server'];

const SHARED_SOURCES = ['packages', 'tsconfig.base.json', 'pnpm-lock.yaml'];

/** What a workspace is built from beside its own folder: the widget brings the demo shop along. */
const FURTHER_SOURCES = new Map([['widget', ['demo']]]);

/**
 * Builds the workspaces whose sources, or those of the packages they share, changed since their last build.
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {readonly string[]} [workspaces]
 * @returns {Promise<string[]>} those that were built
 */
export async function build(root, say, workspaces = BUILT) {
  const shared = fingerprint(root, SHARED_SOURCES);
  const now = new Map(workspaces.map((name) => [name, shared + fingerprint(root, sourcesOf(name))]));
  const stale = workspaces.filter((name) => !isBuilt(root, name, now.get(name) ?? ''));
  const outcomes = await Promise.allSettled(
    stale.map((name) => buildOne(root, name, now.get(name) ?? '', say)),
  );
  // All are awaited before one failure is told, so that no build outlives the sentence that ends us.
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return stale;
}

/** @param {string} name */
function sourcesOf(name) {
  return [name, ...(FURTHER_SOURCES.get(name) ?? [])];
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} sources fingerprint taken before the build, so that an edit made meanwhile is built next time
 * @param {(line: string) => void} say
 */
async function buildOne(root, name, sources, say) {
  const startedAt = Date.now();
  const stamp = stampOf(root, name);
  // A build that fails may have taken away what an earlier one made.
  rmSync(stamp, { force: true });
  const env = { ...process.env, npm_config_loglevel: 'error' };
  const { code, output } = await run('npm', ['run', '--silent', 'build'], { cwd: join(root, name), env });
  if (code !== 0) throw new PlainError(`${name} could not be built:\n\n${tail(output, 60)}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
  say(`Built ${name} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} sources
 */
function isBuilt(root, name, sources) {
  const stamp = stampOf(root, name);
  return existsSync(join(root, name, 'dist')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}

/**
 * Kept in node_modules: it says what this copy was built from, and goes when the dependencies go.
 * @param {string} root
 * @param {string} name
 */
function stampOf(root, name) {
  return join(root, 'node_modules', '.built', name);
}

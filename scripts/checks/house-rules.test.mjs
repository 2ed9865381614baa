import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUSE_RULES, houseRuleFindings } from './house-rules.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attune-house-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * What the rules say of a repository with this one file.
 * @param {string} path
 * @param {string} content
 */
function findingsFor(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  return houseRuleFindings(root);
}

// Put together here, so that this file itself keeps the rules.
const sink = ['inner', 'HTML'].join('');
const machine = ['', 'home', 'somebody', 'attune'].join('/');
const left = (/** @type {string} */ how) => `it.${how}('works', () => {});`;

/** @type {readonly [rule: string, path: string, content: string][]} */
const OFFENCES = [
  ['no-html-sinks', 'widget/src/panel.ts', `element.${sink} = text;`],
  ['no-html-sinks', 'agent-console/index.html', `<script>element.${sink} = location.hash</script>`],
  ['no-html-sinks', 'widget/src/panel.ts', ['html`<p .inner', 'HTML=${text}></p>`'].join('')],
  ['no-html-sinks', 'agent-console/src/a.ts', ['import { unsafe', 'HTML }'].join('')],
  ['no-inline-styles', 'agent-console/src/a.ts', 'html`<p class="x" style="color: red">hm</p>`'],
  ['no-registry-hosts', 'pnpm-lock.yaml', 'resolution: {tarball: https://mirror.example/lit.tgz}'],
  ['no-registry-hosts', '.npmrc', 'registry=https://mirror.example/'],
  ['no-machine-paths', 'scripts/x.mjs', `readFileSync('${machine}/secret');`],
  ['no-machine-paths', 'docs/guide.md', `Go to ${machine}/docs first.`],
  ['no-skipped-tests', 'server/src/a.test.ts', left('skip')],
  ['no-skipped-tests', 'server/src/a.test.ts', left('only')],
  ['no-skipped-tests', 'e2e/a.e2e.ts', ['describe', 'skipIf'].join('.') + `(true)('x', () => {});`],
  ['times-in-one-place', 'agent-console/src/a.ts', "new Date(at).toLocaleString('en', {})"],
  ['times-in-one-place', 'agent-console/src/a.ts', 'new Intl.DateTimeFormat(undefined, {})'],
  ['links-resolve', 'README.md', 'See [the guide](docs/nowhere.md).'],
  ['links-resolve', 'README.md', '# Start\n\n[up](#finish)'],
];

/** @type {readonly [path: string, content: string][]} */
const INNOCENT = [
  ['widget/src/panel.ts', 'element.textContent = text;'],
  ['agent-console/src/a.ts', "count.toLocaleString('en'); Intl.DateTimeFormat().resolvedOptions().timeZone"],
  ['widget/src/panel.ts', 'html`<style>p { color: red }</style><attune-look .style=${look}></attune-look>`'],
  ['widget/src/built.test.ts', `expect(bundle).not.toContain('${sink}');`],
  [
    'pnpm-lock.yaml',
    'lit@3.3.3:\n  resolution: {integrity: sha512-abc}\n  deprecated: see https://lit.example/',
  ],
  ['server/src/http/pages.ts', "app.get('/home/page', handler); // https://example.com/home/people/x"],
  ['server/src/a.test.ts', "it('skips what it has seen', () => { list.skip(1); });"],
  ['README.md', '# Start\n\n[here](#start), [out](https://example.com), `[not a link](nowhere.md)`'],
];

describe('house rules', () => {
  it.each(OFFENCES)('%s finds the offence in %s', (rule, path, content) => {
    expect(findingsFor(path, content)).toEqual([expect.stringMatching(`^${path}:\\d+ .*\\(${rule}: `)]);
  });

  it('has an offence for each rule', () => {
    expect(new Set(OFFENCES.map(([rule]) => rule))).toEqual(new Set(HOUSE_RULES.map((rule) => rule.name)));
  });

  it.each(INNOCENT)('finds nothing in %s when it keeps the rules', (path, content) => {
    expect(findingsFor(path, content)).toEqual([]);
  });

  it('tells the line', () => {
    expect(findingsFor('README.md', 'one\n\n```\n[x](y.md)\n```\n[z](nowhere.md)')[0]).toContain(
      'README.md:6',
    );
  });
});

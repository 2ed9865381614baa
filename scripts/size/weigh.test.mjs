import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { weigh, withTypicalSettings } from './weigh.mjs';

/** @type {string} */
let dist;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'attune-size-'));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

/** @type {import('./weigh.mjs').Bound[]} */
const bounds = [{ role: 'panel', paid: 'when opened', packing: 'br', maxBytes: 1_000 }];

/** @param {Record<string, Buffer | string>} files with the manifest's panel naming all of them */
function built(files) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dist, name), content);
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify({ panel: Object.keys(files) }));
}

it('adds up the packed files of a role', () => {
  built({ 'a.js': 'x'.repeat(50_000), 'b.js': 'y'.repeat(50_000) });
  expect(weigh(dist, bounds)).toMatchObject([{ files: ['a.js', 'b.js'], withinBound: true }]);
});

it('finds a role too heavy although each of its files is light', () => {
  built({ 'a.js': randomBytes(600), 'b.js': randomBytes(600) });
  expect(weigh(dist, bounds)).toMatchObject([{ withinBound: false }]);
});

it('weighs the loader with the settings of a site in it, and never without', () => {
  built({ 'widget.js': '{const ATTUNE_SITE=null;run(ATTUNE_SITE)}' });
  const [bound] = bounds;
  const bytesOf = (/** @type {import('./weigh.mjs').Bound[]} */ those) => weigh(dist, those)[0]?.bytes ?? 0;
  const bare = bytesOf(bounds);
  expect(bytesOf(bound ? [{ ...bound, asSent: withTypicalSettings }] : [])).toBeGreaterThan(bare + 30);
  built({ 'widget.js': 'run()' });
  expect(() => bytesOf(bound ? [{ ...bound, asSent: withTypicalSettings }] : [])).toThrow('no place');
});

it('refuses a part nobody set a bound for', () => {
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify({ panel: ['a.js'], emoji: ['b.js'] }));
  expect(() => weigh(dist, bounds)).toThrow('parts without a bound: emoji');
});

it('refuses a manifest that lacks a role, which would weigh nothing', () => {
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify({}));
  expect(() => weigh(dist, bounds)).toThrow('names no file for "panel"');
});

it('says what to do when nothing is built', () => {
  expect(() => weigh(dist, bounds)).toThrow('npm run build');
});

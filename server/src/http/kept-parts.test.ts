import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepParts, outlived } from './kept-parts.ts';

const DAY_MS = 24 * 60 * 60_000;
const START = Date.UTC(2026, 0, 1);

let folder: string;
let warnings: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-kept-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keptParts = () => join(folder, 'data/widget-parts');
const kept = () => readdirSync(keptParts()).toSorted();

/** A build with these parts is started on a day. */
async function start(day: number, build: string, parts: readonly string[]): Promise<void> {
  const chunks = join(folder, build, 'chunks');
  mkdirSync(chunks, { recursive: true });
  for (const part of parts) writeFileSync(join(chunks, part), part);
  await keepParts({
    paths: { widget: join(folder, build), keptParts: keptParts() },
    log: { warn: (...said: unknown[]) => void warnings.push(said) },
    now: () => START + day * DAY_MS,
  });
}

it('keeps the parts of each build for 30 days after the last start of one that has them', async () => {
  await start(0, 'first', ['panel-aaaaaaaa.js', 'text-zh-hans-12345678.js', 'notes.txt']);
  expect(kept()).toEqual(['panel-aaaaaaaa.js', 'text-zh-hans-12345678.js']);
  await start(20, 'second', ['panel-bbbbbbbb.js', 'text-zh-hans-12345678.js']);
  expect(kept()).toEqual(['panel-aaaaaaaa.js', 'panel-bbbbbbbb.js', 'text-zh-hans-12345678.js']);
  await start(31, 'second', []);
  expect(kept()).toEqual(['panel-bbbbbbbb.js', 'text-zh-hans-12345678.js']);
  expect(warnings).toEqual([]);
});

it('keeps no more than there is room for, whoever deploys how often, and all of what runs now', () => {
  const found = ['oldest', 'older', 'newer', 'newest'].map((name, day) => ({
    name,
    bytes: 10,
    at: START + day * DAY_MS,
  }));
  const now = START + 4 * DAY_MS;
  expect(outlived(found, new Set(), now, 40)).toEqual([]);
  expect(outlived(found, new Set(), now, 39)).toEqual(['oldest']);
  expect(outlived(found, new Set(['oldest']), now, 20)).toEqual(['older']);
});

it('does without where nothing is built, and says it where nothing can be written', async () => {
  await keepParts({
    paths: { widget: join(folder, 'nowhere'), keptParts: keptParts() },
    log: { warn: (...said: unknown[]) => void warnings.push(said) },
    now: () => START,
  });
  expect(kept()).toEqual([]);
  expect(warnings).toEqual([]);
  writeFileSync(join(folder, 'file'), '');
  await keepParts({
    paths: { widget: join(folder, 'nowhere'), keptParts: join(folder, 'file/parts') },
    log: { warn: (...said: unknown[]) => void warnings.push(said) },
    now: () => START,
  });
  expect(warnings).toHaveLength(1);
});

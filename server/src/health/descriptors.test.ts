import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connectionsWithin, createDescriptorWatch, descriptorLimit, filesWithin } from './descriptors.ts';

it('keeps descriptors for what people are connected for', () => {
  expect(connectionsWithin(null, 20_000)).toBe(20_000);
  expect(connectionsWithin(1_048_576, 20_000)).toBe(20_000);
  expect(connectionsWithin(1_024, 20_000)).toBe(896);
  expect(connectionsWithin(64, 20_000)).toBe(16);
  expect(filesWithin(null)).toBe(1_000);
  expect(filesWithin(1_048_576)).toBe(1_000);
  for (const limit of [256, 512, 1_024, 4_096]) {
    const files = filesWithin(limit);
    const connections = connectionsWithin(limit, 20_000, files);
    expect(files).toBeGreaterThanOrEqual(64);
    // Some for Redis, mails, webhooks, files that are sent and the probe.
    expect(limit - files - connections).toBeGreaterThanOrEqual(128);
  }
});

it('knows the limit where the system says it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-limits-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'limits');
  writeFileSync(
    file,
    'Max processes 9 9\nMax open files            256                  4096                 files\n',
  );
  expect(descriptorLimit(file)).toBe(256);
  expect(descriptorLimit(join(folder, 'nothing'))).toBeNull();
});

it('says when few are left, and nothing while there are enough', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (let n = 0; n < 50; n++) writeFileSync(join(folder, String(n)), '');
  expect(await createDescriptorWatch(createServer(), () => 200, folder)()).toBeNull();
  let limit: number | null = 64;
  const watch = createDescriptorWatch(createServer(), () => limit, folder);
  const few = 'Of 64 descriptors (ulimit -n), 14 are left.';
  expect(await watch()).toBe(few);
  // None is left to look with.
  limit = null;
  expect(await watch()).toBe(few);
  limit = 200;
  expect(await watch()).toBeNull();
});

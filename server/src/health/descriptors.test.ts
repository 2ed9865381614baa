import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connectionsWithin, createDescriptorWatch, descriptorLimit } from './descriptors.ts';

it('keeps descriptors for what people are connected for', () => {
  expect(connectionsWithin(null, 20_000)).toBe(20_000);
  expect(connectionsWithin(1_048_576, 20_000)).toBe(20_000);
  expect(connectionsWithin(1_024, 20_000)).toBe(896);
  expect(connectionsWithin(64, 20_000)).toBe(16);
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
  expect(await createDescriptorWatch(createServer(), 200, folder)()).toBeNull();
  expect(await createDescriptorWatch(createServer(), 64, folder)()).toBe(
    'Of 64 descriptors (ulimit -n), 14 are left.',
  );
});

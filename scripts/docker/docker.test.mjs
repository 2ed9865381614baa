import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variables } from '../../server/src/config/settings.ts';
import { PRODUCT_SETTINGS } from '../testing/run-tests.mjs';
import { PNPM } from '../toolchain/install.mjs';
import { ROOT } from '../toolchain/root.mjs';

/**
 * @typedef {object} ComposeService
 * @property {Record<string, string>} [environment]
 * @property {string[]} [volumes]
 * @property {{ test: string[] }} [healthcheck]
 * @property {Record<string, { condition: string }>} [depends_on]
 */

const composeText = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const compose =
  /** @type {{ services: Record<string, ComposeService>, volumes: Record<string, unknown> }} */ (
    parse(composeText, { merge: true })
  );
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const product = compose.services['attune'];

describe('docker-compose.yml', () => {
  it.each(['attune', 'web', 'worker'])('sets only variables the server reads, in %s', (name) => {
    const read = new Set([...variables()].map(String));
    const set = Object.keys(compose.services[name]?.environment ?? {});
    expect(set.filter((variable) => !read.has(variable))).toEqual([]);
    expect(set).toContain('SECRET');
  });

  it('does not start without a secret and a password', () => {
    expect(composeText).toMatch(/SECRET: \$\{SECRET:\?/);
    expect(composeText).toMatch(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/);
  });

  it('waits until the services it leans on are healthy', () => {
    expect(product?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
  });

  it.each(Object.entries(compose.services))('gives %s a health check of plain words', (_name, service) => {
    expect(service.healthcheck?.test.every((word) => typeof word === 'string')).toBe(true);
  });

  it('keeps what must last in volumes it declares', () => {
    const named = Object.values(compose.services).flatMap((service) => service.volumes ?? []);
    expect(
      new Set(named.filter((volume) => !volume.startsWith('.')).map((volume) => volume.split(':')[0])),
    ).toEqual(new Set(Object.keys(compose.volumes)));
  });
});

describe('Dockerfile', () => {
  it('installs with the pnpm everybody uses', () => {
    expect([...dockerfile.matchAll(/pnpm@[\d.]+/g)].map((match) => match[0])).toEqual([PNPM]);
  });

  it('runs as somebody without rights', () => {
    expect(
      dockerfile
        .trim()
        .split('\n')
        .findLast((line) => line.startsWith('USER ')),
    ).toBe('USER node');
  });

  it('sets only variables the server reads', () => {
    const line = /^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '';
    const set = line.split(' ').map((pair) => pair.split('=')[0] ?? '');
    expect(set.filter((name) => name !== 'NODE_ENV' && !variables().some((known) => known === name))).toEqual(
      [],
    );
  });
});

it('keeps every setting of the product away from its tests', () => {
  expect(variables().filter((name) => !PRODUCT_SETTINGS.includes(name))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../server/src/config/load-config.ts';
import { variables } from '../../server/src/config/settings.ts';
import { PRODUCT_SETTINGS } from '../testing/run-tests.mjs';
import { PNPM } from '../toolchain/install.mjs';
import { ROOT } from '../toolchain/root.mjs';

/**
 * @typedef {object} ComposeService
 * @property {Record<string, string>} [environment]
 * @property {string[]} [volumes]
 * @property {string[]} [ports]
 * @property {string[]} [profiles]
 * @property {{ test: string[] }} [healthcheck]
 * @property {Record<string, { condition: string }>} [depends_on]
 */

const composeText = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const compose =
  /** @type {{ services: Record<string, ComposeService>, volumes: Record<string, unknown> }} */ (
    parse(composeText, { merge: true })
  );
const CHOSEN = { SECRET: 'a secret that is long enough 0123456789', POSTGRES_PASSWORD: 'letters' };

/**
 * What a container's environment comes to, with what an operator gives.
 * @param {string} name of the service
 * @param {Record<string, string>} given
 */
function environmentOf(name, given) {
  const environment = compose.services[name]?.environment ?? {};
  return Object.fromEntries(
    Object.entries(environment).map(([variable, value]) => [
      variable,
      filledIn(value, { ...CHOSEN, ...given }),
    ]),
  );
}

/**
 * `${NAME}`, `${NAME:-otherwise}` and `${NAME:?why}` as docker compose reads them, the innermost first.
 * @param {string} text
 * @param {Record<string, string>} given
 * @returns {string}
 */
function filledIn(text, given) {
  const innermost = /\$\{(\w+)(?::([-?])([^${}]*))?\}/;
  const [whole, name = '', kind, otherwise = ''] = innermost.exec(text) ?? [];
  if (whole === undefined) return text;
  if (kind === '?' && !given[name]) throw new Error(otherwise);
  return filledIn(text.replace(whole, given[name] || otherwise), given);
}

const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const product = compose.services['attune'];

describe('docker-compose.yml', () => {
  it.each(['attune', 'web', 'worker'])('sets only variables the server reads, in %s', (name) => {
    const read = new Set([...variables()].map(String));
    const set = Object.keys(compose.services[name]?.environment ?? {});
    expect(set.filter((variable) => !read.has(variable))).toEqual([]);
    expect(set).toContain('SECRET');
  });

  it.each([
    ['attune', 'all', 'http://localhost:4000'],
    ['web', 'web', 'https://localhost'],
    ['worker', 'worker', 'https://localhost'],
  ])('starts %s as a server that takes its settings', (name, role, publicUrl) => {
    const config = loadConfig(environmentOf(name, {}));
    expect(config).toMatchObject({ role, publicUrl, redisUrl: 'redis://redis:6379' });
    expect(config.databaseUrl).toBe('postgres://attune:letters@postgres:5432/attune');
    expect(loadConfig(environmentOf(name, { PUBLIC_URL: 'https://a.example' })).publicUrl).toBe(
      'https://a.example',
    );
  });

  it('tells webs and workers the name that the proxy answers to', () => {
    const given = { CHAT_HOST: 'chat.example.com' };
    expect(loadConfig(environmentOf('web', given))).toMatchObject({
      publicUrl: 'https://chat.example.com',
      trustProxy: 1,
    });
    expect(loadConfig(environmentOf('worker', given)).publicUrl).toBe('https://chat.example.com');
  });

  it('asks each process for its health at a port it listens on, and publishes none but the product', () => {
    for (const name of ['attune', 'web', 'worker']) {
      const config = loadConfig(environmentOf(name, {}));
      const asked = /127\.0\.0\.1:(\d+)\/readyz/.exec(
        compose.services[name]?.healthcheck?.test.at(-1) ?? '',
      )?.[1];
      expect(Number(asked), name).toBe(name === 'worker' ? config.metrics?.port : config.port);
    }
    const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    expect(published).toEqual(['attune 127.0.0.1:4000:4000', 'proxy 80:80', 'proxy 443:443']);
  });

  it('keeps the proxy, webs and workers to the profile "scaled"', () => {
    const scaled = Object.entries(compose.services).filter(([, { profiles }]) =>
      profiles?.includes('scaled'),
    );
    expect(scaled.map(([name]) => name)).toEqual(['web', 'worker', 'proxy']);
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

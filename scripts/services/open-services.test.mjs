import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { PlainError } from '../toolchain/plain-error.mjs';
import { chromium } from './chromium.mjs';
import { freePort } from './free-port.mjs';
import { openServices } from './open-services.mjs';
import { postgres } from './postgres.mjs';

const silent = () => undefined;

it('refuses a database that nobody answers for', async () => {
  const env = { DATABASE_URL: `postgres://someone@127.0.0.1:${await freePort()}/x` };
  await expect(openServices([postgres], silent, env)).rejects.toThrow(
    /^DATABASE_URL does not lead to PostgreSQL: .*ECONNREFUSED/,
  );
});

it('refuses a browser that cannot be run', async () => {
  const env = { CHROMIUM_PATH: '/nowhere/chromium' };
  await expect(openServices([chromium], silent, env)).rejects.toThrow(/CHROMIUM_PATH .* not a program/);
});

it('hands on a database that was named, and tells it without its password', async () => {
  const port = await freePort();
  const listener = createServer().listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const url = `postgres://someone:secret@127.0.0.1:${port}/x`;
  /** @type {string[]} */
  const said = [];
  const services = await openServices([postgres], (line) => said.push(line), { DATABASE_URL: url });
  listener.close();
  expect(services.env).toEqual({ TEST_DATABASE_URL: url });
  expect(said.join()).not.toContain('secret');
});

const nowhere = { ...chromium, find: () => undefined };
const optional = { ...nowhere, name: 'nginx', exportedAs: 'NGINX_PATH', optional: true };

it('says what is missing and may not be installed', async () => {
  await expect(openServices([nowhere], silent, {}, null)).rejects.toThrow(/The tests need Chromium/);
});

it('does without what is optional, and says so', async () => {
  /** @type {string[]} */
  const said = [];
  const services = await openServices([optional], (line) => said.push(line), {}, null);
  expect(services.env).toEqual({});
  expect(said).toEqual([expect.stringMatching(/^nginx: not here, so what needs it is left out/)]);
});

it('does without what is optional when it cannot be installed', async () => {
  /** @type {string[]} */
  const said = [];
  const install = () => Promise.reject(new PlainError('no network'));
  const services = await openServices([optional], (line) => said.push(line), {}, install);
  expect(services.env).toEqual({});
  expect(said).toContain('no network');
});

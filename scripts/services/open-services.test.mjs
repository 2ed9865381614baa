import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
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

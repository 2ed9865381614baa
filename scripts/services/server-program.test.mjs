import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './free-port.mjs';
import { ownFolder, startServerProgram, stopServers } from './server-program.mjs';

/**
 * A real child process that plays a server.
 * @param {string} source
 */
async function start(source) {
  const port = await freePort();
  const folder = ownFolder('test', undefined);
  const started = startServerProgram({
    program: process.execPath,
    args: ['--eval', source.replaceAll('PORT', String(port))],
    folder,
    readyLine: /ready/,
    url: `http://127.0.0.1:${port}`,
    stopSignal: 'SIGTERM',
  });
  return { started, folder, port };
}

const SERVER = `require('net').createServer().listen(PORT, '127.0.0.1', () => console.log('ready'))`;

/** @param {number} port */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });

it('is there when it says so, and gone with its folder when stopped', async () => {
  const { started, folder, port } = await start(SERVER);
  const server = await started;
  expect(await answers(port)).toBe(true);
  await server.stop();
  expect(await answers(port)).toBe(false);
  expect(existsSync(folder)).toBe(false);
});

it('tells why a program did not start, and removes its folder', async () => {
  const { started, folder } = await start(`console.error('no licence'); process.exit(3)`);
  await expect(started).rejects.toThrow(/ended with 3\nno licence/);
  expect(existsSync(folder)).toBe(false);
});

it('stops whatever still runs when the run is broken off', async () => {
  const { started, port } = await start(SERVER);
  await started;
  await stopServers();
  expect(await answers(port)).toBe(false);
});

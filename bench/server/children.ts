import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve as absolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AGENT_NAMESPACE, type AgentAnswers } from '@attune/protocol';
import * as v from 'valibot';
import { startBuiltServer } from '../built-server.ts';
import { connect } from './connect.ts';
import type { Engine } from './engine.ts';
import { cpuSecondsOf } from './process-usage.ts';
import type { Side } from './side.ts';
import type { Slice } from './slice.ts';

/** Raises every budget of the server: here one address stands for everybody. */
const LIMITS = { LIMIT_FACTOR: '1000', CONNECTIONS_PER_ADDRESS: '20000' };

/** Something that runs beside us until it is stopped. */
export interface Running<Thing> {
  readonly it: Thing;
  stop(): Promise<void>;
}

/**
 * @param prefix stands before the program, as taskset does
 * @param profile folder for profiles of its processor's time
 */
export async function startAttune(
  engine: Engine,
  prefix: readonly string[],
  profile: string | null,
): Promise<Running<Side>> {
  const nodeArgs = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${absolute(profile)}`];
  const server = await startBuiltServer({ env: { ...LIMITS, ...engine.env }, prefix, nodeArgs });
  try {
    const { url, pid } = server;
    const cookie = await setUpAdmin(url, server.setupUrl);
    const siteKey = await firstSiteKey(url, cookie);
    return { it: { name: 'attune', url, pid, siteKey, cookie }, stop: () => server.stop() };
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}

export async function startBare(prefix: readonly string[]): Promise<Running<Side>> {
  const child = startChild(new URL('bare-server.mjs', import.meta.url), [], prefix);
  const { port } = v.parse(v.object({ port: v.number() }), await nextMessage(child));
  const url = `http://127.0.0.1:${port}`;
  return {
    it: { name: 'bare Socket.IO', url, pid: child.pid ?? 0, siteKey: 'bare', cookie: '' },
    stop: () => stopChild(child),
  };
}

/** What the database is asked for without a server: one narrow insert, or the transaction that a message is worth. */
export type Work = 'insert' | 'transaction';
export type WorkFor = (work: Work, seconds: number, clients: number) => Promise<Slice>;

const inserted = v.object({ done: v.number(), wallSeconds: v.number(), latenciesMs: v.array(v.number()) });

/** The engine's database by itself: PostgreSQL's the very one that the server uses, an embedded one in a folder of its own. */
export async function startBareInsert(engine: Engine, prefix: readonly string[]): Promise<Running<WorkFor>> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-insert-'));
  const child = startChild(
    new URL('bare-insert.mjs', import.meta.url),
    [engine.databaseUrl ?? folder],
    prefix,
  );
  await nextMessage(child);
  const pid = child.pid ?? 0;
  return {
    async it(work, seconds, clients) {
      const before = cpuSecondsOf(pid);
      child.send({ work, seconds, clients });
      const answer = v.parse(inserted, await nextMessage(child));
      return { ...answer, cpuSeconds: cpuSecondsOf(pid) - before };
    },
    async stop() {
      await stopChild(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function startChild(file: URL, args: readonly string[], prefix: readonly string[]): ChildProcess {
  const [program, ...before] = [...prefix, process.execPath];
  return spawn(program, [...before, fileURLToPath(file), ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}

/** @throws when the child ends first */
function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null): void =>
      reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}.`));
    child.once('exit', end);
    child.once('message', (message) => {
      child.off('exit', end);
      resolve(message);
    });
  });
}

async function setUpAdmin(url: string, setupUrl: string | null): Promise<string> {
  const token = setupUrl === null ? null : new URL(setupUrl).searchParams.get('token');
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      token,
      name: 'Ada Admin',
      email: 'ada@example.com',
      password: 'correct horse battery',
    }),
  });
  if (!response.ok) throw new Error(`No admin: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function firstSiteKey(url: string, cookie: string): Promise<string> {
  const agent = await connect({ url, namespace: AGENT_NAMESPACE, headers: { origin: url, cookie } });
  const { sites } = (await agent.ask('agent:start', {})) as AgentAnswers['agent:start'];
  agent.cut();
  const [site] = sites;
  if (site === undefined) throw new Error('The server has no site.');
  return site.publicKey;
}

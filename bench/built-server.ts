import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError } from '../scripts/toolchain/plain-error.mjs';
import { ROOT } from '../scripts/toolchain/root.mjs';
import { tail } from '../scripts/toolchain/run.mjs';

/** A first start makes its database; on a busy machine that takes long. */
const START_WITHIN_MS = 120_000;

/** The built server in a process of its own, on a data folder of its own. */
export interface BuiltServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly pid: number;
  /** The one-time link for the first admin; null when the database had one. */
  readonly setupUrl: string | null;
  /** Asks it to stop, waits for it, and removes its folder. */
  stop(): Promise<void>;
}

export interface BuiltServerOptions {
  /** Beside what every benchmark needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Stands before the program, as taskset does. */
  readonly prefix?: readonly string[];
  /** For Node itself. */
  readonly nodeArgs?: readonly string[];
}

/**
 * Starts what `build` has made; build first.
 * @throws PlainError when it does not come up
 */
export async function startBuiltServer({
  env = {},
  prefix = [],
  nodeArgs = [],
}: BuiltServerOptions = {}): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  const [program, ...args] = [...prefix, process.execPath, ...nodeArgs, join(ROOT, 'server/dist/main.js')];
  const child = spawn(program, args, {
    // Nothing of this shell's own settings: they are for the product somebody runs, not for this one.
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      SECRET: 'a secret for benchmarks that is long enough 0123456789',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const output = await untilReady(child);
    const url = /Demo shop\s+(\S+)\/demo\//.exec(output)?.[1];
    if (url === undefined || child.pid === undefined) {
      throw new PlainError(`The server printed no address:\n${output}`);
    }
    return { url, pid: child.pid, setupUrl: /First admin\s+(\S+)/.exec(output)?.[1] ?? null, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Key of the site that a new installation begins with. It stands in the demo page's script tag. */
export async function siteKeyOf({ url }: Pick<BuiltServer, 'url'>): Promise<string> {
  const page = await (await fetch(`${url}/demo/`)).text();
  const key = /\/sites\/([^/"]+)\/widget\.js/.exec(page)?.[1];
  if (key === undefined) throw new PlainError('The demo page carries no script tag.');
  return key;
}

/** @returns what it printed until it was ready */
function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let ready = false;
    const fail = (why: string): void => reject(new PlainError(`The server ${why}:\n${tail(output)}`));
    const late = setTimeout(() => fail('was not ready in time'), START_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      // Faults told while it is measured are for the person who measures.
      if (ready) return void process.stderr.write(chunk);
      output += chunk.toString();
      if (!output.includes('Stop with Ctrl-C')) return;
      ready = true;
      clearTimeout(late);
      resolve(output);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', ({ message }) => fail(`could not be started (${message})`));
    child.once('close', (code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
  });
}

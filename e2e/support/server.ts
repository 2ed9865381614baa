import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** Characters of what a server said last. */
const LAST_WORDS = 2_000;

/** A first start makes its database; beside other tests that can take long. */
const START_WITHIN_MS = 240_000;

/** The product as somebody runs it: the built server in a process of its own. */
export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** The one-time link of a start without anybody who can sign in. */
  readonly setupUrl: string | null;
  /** Ends it at once, as a power cut of the process would. */
  kill(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does. @returns its exit code */
  stop(): Promise<number | null>;
}

/** A process that ended before it served, and what it said. */
export class DidNotStart extends Error {
  override readonly name = 'DidNotStart';

  constructor(
    readonly exitCode: number | null,
    readonly output: string,
  ) {
    super(`the server ended with ${exitCode} before it was ready:\n${output}`);
  }
}

/** A folder of its own for one story's data. */
export async function makeDataFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'attune-story-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export interface StartOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  /** By the names of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What starts it; left out: the build of this working copy. */
  readonly main?: string;
}

/**
 * Starts the built server on a data folder and waits until it serves.
 * @throws DidNotStart
 */
export async function startServer(
  dataFolder: string,
  { port = 0, settings = {}, main = MAIN }: StartOptions = {},
): Promise<RunningServer> {
  if (!existsSync(main))
    throw new Error('The server is not built. "npm test" builds it; so does "npm run build".');
  const child = spawn(process.execPath, [main], {
    // Nothing of this shell's own settings: they are for the product somebody runs, not for this one.
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataFolder,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  await untilReady(child, ended, () => output);
  const url = /Demo shop\s+(\S+)\/demo\//.exec(output)?.[1];
  if (url === undefined) throw new Error(`no address in what was printed:\n${output}`);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    url,
    port: Number(new URL(url).port),
    setupUrl: /First admin\s+(\S+)/.exec(output)?.[1] ?? null,
    kill: async () => void (await end('SIGKILL')),
    stop: async () => {
      const code = await end('SIGTERM');
      // Why it did not end as it should is in what it said last.
      if (code !== 0) process.stderr.write(output.slice(-LAST_WORDS));
      return code;
    },
  };
}

async function untilReady(
  child: ChildProcess,
  ended: Promise<number | null>,
  output: () => string,
): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  while (!output().includes('Stop with Ctrl-C')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new DidNotStart(await ended, output());
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new DidNotStart(await ended, output());
    }
    await sleep(50);
  }
}

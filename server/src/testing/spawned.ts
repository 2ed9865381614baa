import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './children.ts';

/** A process of the product as it is shipped, which can be killed. */
export interface SpawnedProcess {
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it at once, as a power cut of the process would. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
}

/** One that serves. */
export interface SpawnedServer extends SpawnedProcess {
  readonly url: string;
  /** The one-time link, on a start without anybody who can sign in. */
  readonly setupUrl: string | null;
}

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A start takes seconds; on a machine that is busy with other tests, many. */
const START_WITHIN_MS = 90_000;

/** Thrown when the process ended before it served. */
export class DidNotStart extends Error {
  override readonly name = 'DidNotStart';

  constructor(
    readonly exitCode: number | null,
    readonly output: string,
  ) {
    super(`the server ended with ${exitCode} before it was ready:\n${output}`);
  }
}

export interface SpawnOptions {
  /** A program with its arguments that starts Node in its turn. */
  readonly before?: readonly string[];
  readonly nodeArgs?: readonly string[];
}

/** Starts the built server and waits until it serves. @throws DidNotStart */
export async function spawnServer(
  env: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): Promise<SpawnedServer> {
  const started = await spawnProcess(env, options);
  const output = started.output();
  const demo = /Demo shop\s+(\S+)\/demo\//.exec(output)?.[1];
  if (demo === undefined) throw new Error(`no address in what was printed:\n${output}`);
  return { ...started, url: demo, setupUrl: /First admin\s+(\S+)/.exec(output)?.[1] ?? null };
}

/** Starts the built server to run jobs alone, and waits until it does. @throws DidNotStart */
export const spawnWorker = (env: Readonly<Record<string, string>>): Promise<SpawnedProcess> =>
  spawnProcess({ ...env, ROLE: 'worker' });

async function spawnProcess(
  env: Readonly<Record<string, string>>,
  { before = [], nodeArgs = [] }: SpawnOptions = {},
): Promise<SpawnedProcess> {
  if (!existsSync(MAIN))
    throw new Error('The server is not built. "npm test" builds it; so does "pnpm build".');
  const [program, ...args] = [...before, process.execPath, ...nodeArgs, MAIN];
  const child = spawn(program ?? process.execPath, args, {
    env: { LIMIT_FACTOR: '1000', CONNECTIONS_PER_ADDRESS: '20000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await ready(child, exited, () => output);
  if (child.pid === undefined) throw new Error(`it has no number:\n${output}`);
  return {
    pid: child.pid,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

async function ready(
  child: ChildProcess,
  exited: Promise<number | null>,
  output: () => string,
): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  let ended: { code: number | null } | null = null;
  void exited.then((code) => {
    ended = { code };
  });
  while (!output().includes('Stop with Ctrl-C')) {
    if (ended !== null) throw new DidNotStart((ended as { code: number | null }).code, output());
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new DidNotStart(await exited, output());
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

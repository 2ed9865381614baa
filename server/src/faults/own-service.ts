import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { endWithUs } from '../testing/children.ts';

/** A PostgreSQL or Redis of the test's own, for doing to it what may not be done to one that others use. */
export interface OwnService {
  readonly url: string;
  /** Ends it at once: no farewell to anybody. */
  kill(): Promise<void>;
  /** Brings it back on the same port and folder, and waits until it takes connections. */
  start(): Promise<void>;
  /** Stops it in the middle of whatever it does: connections stay open, and nobody answers. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

// oxlint-disable-next-line node/no-process-env -- where the programs of this machine are
const PATH = process.env['PATH'] ?? '';

/** @param parent where its folder is made */
export async function startOwnPostgres(
  settings: Readonly<Record<string, string>> = {},
  parent = tmpdir(),
): Promise<OwnService> {
  const program = realpathSync(executable('postgres', versionedFolders()));
  const owner = plainUser();
  const folder = ownFolder('postgres', owner, parent);
  const initdb = spawnSync(
    join(dirname(program), 'initdb'),
    ['--pgdata', folder, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { cwd: folder, env: { PATH, LC_ALL: 'C' }, encoding: 'utf8', ...owner },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr}`);
  const port = await freePort();
  const given = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    ...settings,
  };
  return startService({
    program,
    args: [
      ...['-D', folder, '-p', String(port)],
      ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    folder,
    owner,
    readyLine: /database system is ready to accept connections/,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
  });
}

export async function startOwnRedis(args: readonly string[] = []): Promise<OwnService> {
  const owner = plainUser();
  const folder = ownFolder('redis', owner);
  const port = await freePort();
  return startService({
    program: executable('redis-server', []),
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'],
      ...args,
    ],
    folder,
    owner,
    readyLine: /ready to accept connections/i,
    url: `redis://127.0.0.1:${port}`,
  });
}

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly owner: Owner | undefined;
  readonly readyLine: RegExp;
  readonly url: string;
}

/** Starts a program and waits for the line in which it says it is ready. */
export async function startService({
  program,
  args,
  folder,
  owner,
  readyLine,
  url,
}: Program): Promise<OwnService> {
  let child: ChildProcess | null = null;
  const startOnce = async () => {
    const started = spawn(program, args, {
      cwd: folder,
      env: { PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...owner,
    });
    endWithUs(started);
    child = started;
    await readyOf(started, readyLine);
  };
  const start = async () => {
    const deadline = performance.now() + READY_WITHIN_MS;
    for (let isReady = false; !isReady;) {
      isReady = await startOnce().then(
        () => true,
        (error: unknown) => {
          if (!isStillHeld(error) || performance.now() > deadline) throw error;
          return false;
        },
      );
    }
  };
  const kill = async () => {
    const dying = child;
    child = null;
    if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url,
    kill,
    start,
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Those whom a killed PostgreSQL leaves behind take a moment to notice, and it does not start until they have. */
const isStillHeld = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('pre-existing shared memory block');

function readyOf(child: ChildProcess, readyLine: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const late = setTimeout(() => reject(new Error(`not ready in time:\n${heard}`)), READY_WITHIN_MS);
    const listen = (chunk: Buffer) => {
      // Whoever knocks meanwhile is told to wait, a line each: the end is what counts.
      heard = (heard + chunk.toString()).slice(-20_000);
      if (!readyLine.test(heard)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`it ended with ${code}:\n${heard}`));
    });
  });
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. Undefined when we are not root and may run it ourselves. */
export function plainUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].flatMap(
    (name) => accounts.find((fields) => fields[0] === name) ?? [],
  );
  return { uid: Number(account[2] ?? 65_534), gid: Number(account[3] ?? 65_534) };
}

export function ownFolder(name: string, owner: Owner | undefined, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, `attune-own-${name}-`));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** @throws when there is none: what `npm test` starts services with is there as well */
function executable(name: string, folders: readonly string[]): string {
  const found = findProgram(name, folders);
  if (found === undefined) throw new Error(`There is no program "${name}" on this machine.`);
  return found;
}

/** @param folders looked into after PATH */
export function findProgram(name: string, folders: readonly string[]): string | undefined {
  return [...PATH.split(delimiter), ...folders].map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there and not allowed mean the same here.
    return false;
  }
}

/** Debian keeps PostgreSQL's programs off PATH, one folder a major version. Newest first. */
function versionedFolders(root = '/usr/lib/postgresql'): readonly string[] {
  try {
    return readdirSync(root)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(root, version, 'bin'));
  } catch {
    // This machine keeps them elsewhere: on PATH.
    return [];
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

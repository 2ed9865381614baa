import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The right to be the one process that works in a folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Another process works in the folder. The message says which, and what to do. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(folder: string, holder: Holder | undefined) {
    const who = holder ? `Attune process ${holder.pid} since ${holder.since}` : 'another Attune process';
    super(
      `The folder ${folder} is in use by ${who}; ` +
        'stop it, or choose another DATA_DIR, or use PostgreSQL by DATABASE_URL.',
    );
  }
}

/**
 * Takes the lock on a folder, which must exist. The lock is a listening unix socket: the kernel ends it with the
 * process, however that dies, so whether the holder lives is never a guess about process ids or clocks.
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const resolved = await realpath(folder);
  if (process.platform === 'win32') return lockByPipe(resolved);
  const place = await placeOfSockets(resolved);
  for (;;) {
    const lock = await attempt(resolved, place);
    if (lock) return lock;
  }
}

interface Holder {
  readonly pid: number;
  readonly since: string;
}

/**
 * Each taker makes a socket numbered above all it saw, and holds the lock if no higher one has appeared by the time it
 * listens. So two takers of a dead process's lock never both get it, in whatever order they act.
 * @returns undefined when somebody was quicker
 */
async function attempt(folder: string, place: string): Promise<FolderLock | undefined> {
  const [highest, ...lower] = await numbersIn(place);
  if (highest !== undefined) await refuseIfAlive(folder, socketPath(place, highest));
  // Numbers are not used twice, so that nobody removes a newer socket in place of their own.
  const mine = Math.max(Date.now(), (highest ?? 0) + 1);
  const server = await listen(socketPath(place, mine));
  if (!server) return undefined;
  const [top] = await numbersIn(place);
  if (top !== mine) {
    await close(server);
    return undefined;
  }
  const dead = [highest, ...lower].filter((number) => number !== undefined);
  await Promise.all(dead.map((number) => rm(socketPath(place, number), { force: true })));
  return { release: () => close(server) };
}

const SOCKET_NAME = /^lock-(\d+)\.sock$/;
const socketPath = (place: string, number: number) => join(place, `lock-${number}.sock`);

/** Highest first. */
async function numbersIn(place: string): Promise<number[]> {
  const numbers = (await readdir(place)).flatMap((name) => SOCKET_NAME.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => b - a);
}

/** Room for a socket's path in bytes: 104 on macOS, 108 on Linux, less the end of the string. */
const MAX_SOCKET_PATH = 103;

/** The folder itself; where its path is too long for a socket, one of the same meaning among the temporary files. */
async function placeOfSockets(folder: string): Promise<string> {
  if (Buffer.byteLength(socketPath(folder, Date.now())) <= MAX_SOCKET_PATH) return folder;
  const place = join(tmpdir(), nameFor(folder));
  await mkdir(place, { recursive: true });
  return place;
}

const nameFor = (folder: string) =>
  `attune-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;

/** @returns undefined when the path is taken */
async function listen(path: string): Promise<Server | undefined> {
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify(holder));
  });
  server.listen(path);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return undefined;
    throw error;
  }
  // The lock alone does not keep a process running.
  server.unref();
  return server;
}

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));

/** Nobody listens any more, or the socket was removed meanwhile. Any other failure may come from a live holder. */
const SIGNS_OF_DEATH = new Set(['ECONNREFUSED', 'ENOENT']);
const ANSWER_WITHIN_MS = 2_000;

async function refuseIfAlive(folder: string, path: string): Promise<void> {
  const socket = connect(path);
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy());
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (SIGNS_OF_DEATH.has(codeOf(error) ?? '')) return;
    throw new FolderInUse(folder, undefined);
  }
  let text = '';
  socket.on('data', (bytes: Buffer) => (text += bytes.toString()));
  socket.on('error', () => socket.destroy());
  await once(socket, 'close');
  // A holder that is too busy to answer is alive all the same.
  throw new FolderInUse(folder, text === '' ? undefined : (JSON.parse(text) as Holder));
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Windows gives a pipe's name to one process at a time and takes it back by itself. */
async function lockByPipe(folder: string): Promise<FolderLock> {
  const path = `\\\\.\\pipe\\${nameFor(folder)}`;
  const server = await listen(path);
  if (server) return { release: () => close(server) };
  await refuseIfAlive(folder, path);
  throw new FolderInUse(folder, undefined);
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The right to be the one process that works in a folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Another process works in the folder. The message says which, and what to do. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(
    folder: string,
    readonly holder: Holder | undefined,
  ) {
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
  /** False while it is still looking round and may give way. */
  readonly holds: boolean;
}

/**
 * Whoever wants the lock listens first and then looks round, so of two the later one always sees the earlier. It gives
 * way to a higher number, and waits for a lower one, which gives way itself unless it holds the lock already. In
 * whatever order takers act: never two get it, and one does.
 * @returns undefined when it gave way
 */
async function attempt(folder: string, place: string): Promise<FolderLock | undefined> {
  const seen = await numbersIn(place);
  await refuseIfAlive(folder, place, seen);
  // Numbers are not used twice, so that nobody removes a newer socket in place of their own.
  const mine = Math.max(Date.now(), Math.max(0, ...seen) + 1);
  const me = { pid: process.pid, since: new Date().toISOString(), holds: false };
  const server = await listen(socketPath(place, mine), me);
  if (!server) return undefined;
  try {
    if (await prevails(folder, place, mine)) {
      me.holds = true;
      return { release: () => close(server) };
    }
  } catch (error) {
    await close(server);
    throw error;
  }
  await close(server);
  return undefined;
}

const LOOK_EVERY_MS = 20;
/** Ten seconds for whoever is still looking round: they do so in milliseconds, or much later on a busy machine. */
const LOOK_FOR_MS = 10_000;

async function prevails(folder: string, place: string, mine: number): Promise<boolean> {
  const since = performance.now();
  for (;;) {
    const numbers = await numbersIn(place);
    if (Math.max(0, ...numbers) !== mine) return false;
    const others = numbers.filter((number) => number !== mine);
    try {
      await refuseIfAlive(folder, place, others);
    } catch (error) {
      // One that hangs up without a word is giving way at this moment, as far as anybody can tell.
      const mayGiveWay = error instanceof FolderInUse && error.holder?.holds !== true;
      if (!mayGiveWay || performance.now() - since > LOOK_FOR_MS) throw error;
      await sleep(LOOK_EVERY_MS);
      continue;
    }
    await Promise.all(others.map((number) => rm(socketPath(place, number), { force: true })));
    return true;
  }
}

const SOCKET_NAME = /^lock-(\d+)\.sock$/;
const socketPath = (place: string, number: number) => join(place, `lock-${number}.sock`);

const numbersIn = async (place: string): Promise<number[]> =>
  (await readdir(place)).flatMap((name) => SOCKET_NAME.exec(name)?.[1] ?? []).map(Number);

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
async function listen(path: string, holder: Holder): Promise<Server | undefined> {
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

async function refuseIfAlive(folder: string, place: string, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) await refuseIfListening(folder, socketPath(place, number));
}

async function refuseIfListening(folder: string, path: string): Promise<void> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (SIGNS_OF_DEATH.has(codeOf(error) ?? '')) return;
    throw new FolderInUse(folder, undefined);
  }
  throw new FolderInUse(folder, await answerOf(socket));
}

/** @returns undefined when the holder is too busy to answer, or hung up: it is, or was, alive all the same */
async function answerOf(socket: Socket): Promise<Holder | undefined> {
  let text = '';
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy());
  socket.on('data', (bytes: Buffer) => (text += bytes.toString()));
  // A holder that gives way resets the connections it had not taken up; `once` would throw that error.
  socket.on('error', () => socket.destroy());
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return text === '' ? undefined : (JSON.parse(text) as Holder);
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Windows gives a pipe's name to one process at a time and takes it back by itself. */
async function lockByPipe(folder: string): Promise<FolderLock> {
  const path = `\\\\.\\pipe\\${nameFor(folder)}`;
  const server = await listen(path, { pid: process.pid, since: new Date().toISOString(), holds: true });
  if (server) return { release: () => close(server) };
  await refuseIfListening(folder, path);
  throw new FolderInUse(folder, undefined);
}

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as v from 'valibot';

/*
 * A backup is one gzipped file of JSON lines: a head, the rows of every table, the bytes of every attachment, and an end
 * that counts them. It holds rows and not pages of a disk, so one engine's backup can be put back into the other.
 */

const FORMAT = 1;
/** A multiple of three: base64 without padding in the middle. */
const PART_BYTES = 48 * 1024;

const head = v.object({
  attune: v.literal(FORMAT),
  engine: v.string(),
  at: v.number(),
  /** Instants of the migrations the rows were written under, as the migrations table has them. */
  migrations: v.array(v.number()),
});
export type BackupHead = v.InferOutput<typeof head>;

const line = v.union([
  v.object({ table: v.string() }),
  v.object({ row: v.record(v.string(), v.unknown()) }),
  v.object({ file: v.string() }),
  v.object({ part: v.string() }),
  v.object({ end: v.object({ rows: v.number(), files: v.number() }) }),
]);
type BackupLine = v.InferOutput<typeof line>;

export interface Counts {
  readonly rows: number;
  readonly files: number;
}

/** A file that is not a whole backup of ours. Its message is for the person who named it. */
export class NoBackup extends Error {
  override readonly name = 'NoBackup';
}

/** Lines of a table's rows, or of files, written as JSON. */
export interface Piece {
  readonly text: string;
  readonly kind: 'row' | 'file' | 'other';
}

/** Writes a backup; it appears under its name only when it is whole. @throws when the file exists */
export async function writeBackup(
  path: string,
  about: Omit<BackupHead, 'attune'>,
  pieces: AsyncIterable<Piece>,
): Promise<Counts> {
  const partial = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  // Fails when it is there: a backup is never written over another.
  await (await open(path, 'wx', 0o600)).close();
  let rows = 0;
  let files = 0;
  async function* lines() {
    yield `${JSON.stringify({ attune: FORMAT, ...about })}\n`;
    for await (const { text, kind } of pieces) {
      if (kind === 'row') rows += 1;
      if (kind === 'file') files += 1;
      yield `${text}\n`;
    }
    yield `${JSON.stringify({ end: { rows, files } })}\n`;
  }
  try {
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    await rename(partial, path);
  } catch (error) {
    await Promise.all([partial, path].map((left) => rm(left, { force: true })));
    throw error;
  }
  return { rows, files };
}

/** Pieces for every file of the folder that attachments lie in. */
export async function* filePieces(folder: string): AsyncGenerator<Piece> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of names) {
    if (!entry.isFile() || entry.name.endsWith('.part')) continue;
    yield { kind: 'file', text: JSON.stringify({ file: entry.name }) };
    const bytes = createReadStream(join(entry.parentPath, entry.name), { highWaterMark: PART_BYTES });
    for await (const part of bytes as AsyncIterable<Buffer>)
      yield { kind: 'other', text: JSON.stringify({ part: part.toString('base64') }) };
  }
}

/** @throws NoBackup */
export async function readHead(path: string): Promise<BackupHead> {
  for await (const text of linesOf(path)) {
    const parsed = v.safeParse(head, parse(text, path));
    if (parsed.success) return parsed.output;
    break;
  }
  throw new NoBackup(`${path} is not a backup of Attune, or one of a newer version.`);
}

/** Every line after the head. @throws NoBackup when the end is missing or counts otherwise */
export async function* readLines(path: string): AsyncGenerator<BackupLine> {
  let rows = 0;
  let files = 0;
  let isWhole = false;
  let isHead = true;
  for await (const text of linesOf(path)) {
    if (isHead) {
      isHead = false;
      continue;
    }
    const parsed = v.safeParse(line, parse(text, path));
    if (!parsed.success) throw new NoBackup(`${path} holds a line that is none of a backup.`);
    const one = parsed.output;
    if ('row' in one) rows += 1;
    if ('file' in one) files += 1;
    if ('end' in one) isWhole = one.end.rows === rows && one.end.files === files;
    yield one;
  }
  if (!isWhole) throw new NoBackup(`${path} is not whole: its end is missing, or counts otherwise.`);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  // A fault of either stream ends the reading; `pipe` alone would wait for ever.
  const unzipped = createGunzip().setEncoding('utf8');
  const file = createReadStream(path);
  file.once('error', (error) => unzipped.destroy(error));
  file.pipe(unzipped);
  let rest = '';
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw new NoBackup(`${path} cannot be read as a backup.`, { cause });
  } finally {
    file.destroy();
  }
  if (rest !== '') throw new NoBackup(`${path} is not whole: it ends in the middle of a line.`);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NoBackup(`${path} is damaged.`, { cause });
  }
}

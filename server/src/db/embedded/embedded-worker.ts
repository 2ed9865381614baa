import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';

/*
 * The embedded database, in a thread of its own: a query keeps the thread busy to its end, and on the main thread no
 * timer and no socket would get a turn meanwhile. Takes batches of wire protocol messages, one at a time, and
 * answers each; "close" ends it.
 */

export interface WhatToOpen {
  readonly folder: string;
  /** How many it may keep open at a time. */
  readonly files: number;
}

/** What the main thread says: a batch to run, or goodbye. */
export type ToWorker = Uint8Array | 'close';
/** What it hears: that the database is open, the answer to the last batch, or that all is closed. */
export type FromWorker = 'open' | Uint8Array | 'closed';

const { folder, files } = workerData as WhatToOpen;

/** Later settings win, so these replace PGlite's own. The job library's tables have their own schema. */
const SETTINGS = ['-c', 'search_path=public,bullmq', '-c', `max_files_per_process=${files}`];

const database = await PGlite.create(folder, {
  startParams: [...PGlite.defaultStartParams, ...SETTINGS],
});
if (!parentPort) throw new Error('This file runs as a worker thread only.');
const main = parentPort;
const say = (word: FromWorker) => {
  main.postMessage(word, word instanceof Uint8Array ? [word.buffer as ArrayBuffer] : []);
};

async function run(batch: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  // Not `execProtocolRaw`: that one also parses every answer and keeps the rows.
  await database.execProtocolRawStream(batch, { onRawData: (bytes) => pieces.push(bytes.slice()) });
  const answer = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    answer.set(piece, at);
    at += piece.length;
  }
  return answer;
}

main.on('message', (word: ToWorker) => {
  if (word === 'close') return void database.close().then(() => say('closed'));
  return void run(word).then(say);
});
say('open');

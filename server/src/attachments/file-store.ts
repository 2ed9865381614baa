import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where the bytes of files lie, by keys of our own making. A folder today; whatever keeps bytes can stand behind it. */
export interface FileStore {
  /** Keeps everything the stream gives; when it fails in between, nothing is kept. */
  write(fileKey: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  read(fileKey: string): Readable;
  /** Harmless when it is gone already. */
  remove(fileKey: string): Promise<void>;
}

/** Keys are UUIDs: they name nothing, and lead nowhere else. */
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Files in a folder of this machine, or of one that all server processes share. */
export function createLocalFiles(folder: string): FileStore {
  const pathOf = (fileKey: string): string => {
    if (!KEY.test(fileKey)) throw new Error('this is no key of a file');
    return join(folder, fileKey.slice(0, 2), fileKey);
  };
  return {
    async write(fileKey, bytes) {
      const path = pathOf(fileKey);
      const partial = `${path}.part`;
      await mkdir(dirname(path), { recursive: true });
      const file = await open(partial, 'wx', 0o600);
      try {
        for await (const chunk of bytes) await file.write(chunk);
        // The row that names it is committed after this: what is acknowledged must outlive a power cut.
        await file.sync();
      } catch (error) {
        await file.close();
        await rm(partial, { force: true });
        throw error;
      }
      await file.close();
      await rename(partial, path);
    },
    read: (fileKey) => createReadStream(pathOf(fileKey)),
    remove: (fileKey) => rm(pathOf(fileKey), { force: true }),
  };
}

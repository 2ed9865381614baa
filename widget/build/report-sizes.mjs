import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/**
 * Bytes of one built file as it travels.
 * @param {string} file
 */
export async function sizeOf(file) {
  const content = await readFile(file);
  return {
    min: content.length,
    gz: gzipSync(content, { level: 9 }).length,
    br: brotliCompressSync(content).length,
  };
}

/**
 * Prints what a page pays, and when.
 * @param {string} outDir
 * @param {{ loader: string, recorder: string[], panel: string[] }} manifest
 */
export async function reportSizes(outDir, { loader, recorder, panel }) {
  for (const [when, files] of Object.entries({
    'with the page': [loader],
    'when idle': recorder,
    'when opened': panel,
  })) {
    for (const file of files) {
      const { min, gz, br } = await sizeOf(join(outDir, file));
      console.log(`${when.padEnd(14)} ${file.padEnd(36)} min ${min}  gz ${gz}  br ${br}`);
    }
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { build } from '../../scripts/toolchain/build.mjs';
import { ROOT } from '../../scripts/toolchain/root.mjs';

const manifestShape = v.object({ loader: v.string(), recorder: v.array(v.string()) });

/** The widget as a page gets it before the chat is opened. */
export interface ShippedRecorder {
  /** Text of the one script a site puts on its pages. */
  readonly loader: string;
  /** Of `parts`, the one that the loader itself fetches to watch a page. */
  readonly entry: string;
  /** Everything that may be fetched later, by path: `/widget/chunks/recorder-abc.js`. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Builds the widget where its sources changed, and reads what of it is on every page. */
export async function readShippedRecorder(say: (line: string) => void): Promise<ShippedRecorder> {
  await build(ROOT, say, ['widget']);
  const dist = join(ROOT, 'widget/dist');
  const read = (file: string): Promise<string> => readFile(join(dist, file), 'utf8');
  const manifest = v.parse(manifestShape, JSON.parse(await read('manifest.json')));
  const loader = await read(manifest.loader);
  // The loader knows its parts by the hashes in their names.
  const entry = manifest.recorder.find((file) => loader.includes(/-([\w-]{8})\.js$/.exec(file)?.[1] ?? file));
  if (entry === undefined) throw new Error('The loader fetches none of the files that the manifest names.');
  const names = (await readdir(join(dist, 'chunks'))).filter((name) => name.endsWith('.js'));
  const parts = names.map(async (name): Promise<[string, string]> => [
    `/widget/chunks/${name}`,
    await read(`chunks/${name}`),
  ]);
  return { loader, entry: `/widget/${entry}`, parts: new Map(await Promise.all(parts)) };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { build } from '../../scripts/toolchain/build.mjs';
import { ROOT } from '../../scripts/toolchain/root.mjs';

const manifestShape = v.object({
  loader: v.string(),
  recorder: v.pipe(v.array(v.string()), v.minLength(1)),
});

/** The widget as a page gets it before the chat is opened. */
export interface ShippedRecorder {
  /** Text of the one script a site puts on its pages. */
  readonly loader: string;
  /** The files that the loader fetches to watch a page, entry first, by path below `/widget/`. */
  readonly recorder: ReadonlyMap<string, string>;
}

/** Builds the widget where its sources changed, and reads what of it is on every page. */
export async function readShippedRecorder(say: (line: string) => void): Promise<ShippedRecorder> {
  await build(ROOT, say, ['widget']);
  const dist = join(ROOT, 'widget/dist');
  const read = (file: string): Promise<string> => readFile(join(dist, file), 'utf8');
  const manifest = v.parse(manifestShape, JSON.parse(await read('manifest.json')));
  const files = manifest.recorder.map(async (file): Promise<[string, string]> => [file, await read(file)]);
  return { loader: await read(manifest.loader), recorder: new Map(await Promise.all(files)) };
}

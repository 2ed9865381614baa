import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';
import { ROOT } from './root.mjs';

/**
 * From a clone to a running product. The server runs in this very process, so signals and its exit code need nobody
 * to pass them on, and nothing is left behind when this process is killed.
 */
export async function startProduct() {
  await prepare();
  process.chdir(ROOT);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(ROOT, 'server/dist/main.js')).href);
}

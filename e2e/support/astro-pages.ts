import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from './website.ts';

const BUILT = fileURLToPath(new URL('../fixtures/astro/dist/', import.meta.url));

/**
 * The pages of fixtures/astro by their paths, with the chat's script where they name it.
 * @param scriptUrl what the tag of a site names
 */
export function astroPages(scriptUrl: string): Readonly<Record<string, Answer>> {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:html|js)$/.test(file),
  );
  return Object.fromEntries(
    files.map((file) => {
      const body = readFileSync(join(BUILT, file), 'utf8').replaceAll('/attune-tag', scriptUrl);
      const type = file.endsWith('.js') ? 'text/javascript' : 'text/html';
      return [`/${file.replace(/index\.html$/, '')}`, { body, type }];
    }),
  );
}

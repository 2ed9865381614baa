import { basename } from 'node:path';

/** How the sources fetch a part of a part; the last word of the file. */
const IMPORT = /import\('\.[^']+'\);\s*$/;

/**
 * Leaves the second part of a part out of the first: the import stays as it is written, and names the built file that lies beside.
 * @param {Readonly<Record<string, string | undefined>>} built by the name of the source file that fetches it
 */
export function moreBeside(built) {
  return {
    name: 'more-beside',
    enforce: 'pre',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      const file = built[basename(id)];
      if (!file) return undefined;
      if (!IMPORT.test(code)) throw new Error(`${id} does not end in an import`);
      const ours = `import(/* @vite-ignore */ import.meta.url.replace(/[^/]+$/, '${basename(file)}'));`;
      return { code: code.replace(IMPORT, () => ours), map: null };
    },
  };
}

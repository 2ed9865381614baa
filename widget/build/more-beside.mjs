import { basename } from 'node:path';

/**
 * Leaves the recorder's second part out of the first: the import stays as it is written, and names the built file that lies beside.
 * @param {string} file as built; empty while it is not
 */
export function moreBeside(file) {
  return {
    name: 'more-beside',
    enforce: 'pre',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!file || !id.endsWith('/fetch-more.ts')) return undefined;
      const imports = "import('./more/main.ts')";
      const ours = `import(/* @vite-ignore */ import.meta.url.replace(/[^/]+$/, '${basename(file)}'))`;
      if (!code.split(imports).at(-1)?.startsWith(';')) throw new Error(`${id} does not end in ${imports};`);
      return { code: code.slice(0, code.lastIndexOf(imports)) + ours + ';', map: null };
    },
  };
}

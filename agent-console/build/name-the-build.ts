import type { Plugin } from 'vite';

/**
 * Gives each build a name, and tells it to the page (`<meta name="attune-build">`) and to the service worker, with the
 * parts it is made of (`worker-parts.js`): so the worker keeps a build whole, and knows one from the next.
 * @returns a plugin for builds; while it is developed, nothing is kept
 */
export function nameTheBuild(): Plugin {
  let base = '/';
  return {
    name: 'name-the-build',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (_page, { bundle = {} }) => [
        {
          tag: 'meta',
          attrs: { name: 'attune-build', content: await nameOf(partsOf(bundle)) },
          injectTo: 'head',
        },
      ],
    },
    async generateBundle(_options, bundle) {
      const parts = partsOf(bundle);
      const addresses = parts.map((part) => base + part);
      this.emitFile({
        type: 'asset',
        fileName: 'worker-parts.js',
        source: `self.BUILD = '${await nameOf(parts)}';\nself.PARTS = ${JSON.stringify(addresses, null, 2)};\n`,
      });
    },
  };
}

/** Code and looks; the letters of alphabets come when they are needed. */
const partsOf = (bundle: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(bundle)
    .filter((file) => /^assets\/.*\.(?:js|css)$/.test(file))
    .sort();

/** The names of its files change with their content, so they name it. */
async function nameOf(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\n')));
  return [...new Uint8Array(digest).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

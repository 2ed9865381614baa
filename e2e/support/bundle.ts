import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A page's own module with the libraries that it asks for, as their development builds have them. */
export async function bundle(source: string): Promise<string> {
  const name = '\0page';
  const made = await build({
    // Where the libraries are found.
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === name ? id : undefined),
        load: (id) => (id === name ? source : undefined),
      },
    ],
    build: { write: false, minify: false, rolldownOptions: { input: name } },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (!first || !('output' in first)) throw new Error('the page’s module was not built');
  return first.output[0].code;
}

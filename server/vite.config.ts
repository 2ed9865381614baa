import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server finds its migrations beside its own file, from source and built alike. */
const copyMigrations: Plugin = {
  name: 'copy-migrations',
  writeBundle({ dir }) {
    if (dir === undefined) throw new Error('The server is built into a folder.');
    cpSync(here('./src/db/migrations'), join(dir, 'migrations'), { recursive: true });
  },
};

/** Our packages export TypeScript, so they are built in; those from npm stay where npm put them. */
export default defineConfig({
  plugins: [copyMigrations],
  ssr: { target: 'node', noExternal: [/^@attune\//] },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: here('./src/main.ts'),
        attune: here('./src/attune.ts'),
        // Started by path, so each is a file of its own (see src/db/embedded/entry-point.ts).
        'embedded-worker': here('./src/db/embedded/embedded-worker.ts'),
        'embedded-initialise': here('./src/db/embedded/embedded-initialise.ts'),
      },
      // All in one folder: what is shared must still find the files beside it.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});

import { spawnSync } from 'node:child_process';
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

/** For `/version`: as a builder says by COMMIT, or as the repository knows; an archive of the sources knows none. */
function commit(): string | null {
  const said = process.env['COMMIT'] ?? '';
  if (said !== '') return said;
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: here('.'), encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** Our packages export TypeScript, so they are built in; those from npm stay where npm put them. */
export default defineConfig({
  plugins: [copyMigrations],
  define: { BUILT_FROM_COMMIT: JSON.stringify(commit()) },
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

import { defineConfig } from 'vite';
import { nameTheBuild } from './build/name-the-build.ts';

/** The console as the server serves it: everything under `/console/`, nothing inlined (strict CSP). */
export default defineConfig({
  base: '/console/',
  plugins: [nameTheBuild()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
  },
});

import { defineConfig } from 'vite';

/** The console as the server serves it: everything under `/console/`, nothing inlined (strict CSP). */
export default defineConfig({
  base: '/console/',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
  },
});

import { defineConfig } from 'vite';

/** Every element and screen in every state, from fixtures: `npx vite --config vite.gallery.config.ts`. */
export default defineConfig({
  root: 'gallery',
  publicDir: '../public',
  build: { target: 'es2022', assetsInlineLimit: 0, outDir: '../test-output/gallery', emptyOutDir: true },
});

import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const PREVIEW = fileURLToPath(new URL('../widget/src/preview/main.ts', import.meta.url));

/** What the server sends as `/widget/preview`, from the widget's sources. */
const widgetPreview: Plugin = {
  name: 'widget-preview',
  configureServer({ middlewares, transformIndexHtml }) {
    middlewares.use('/widget/preview', (_request, response, next) => {
      const page = `<!doctype html><html lang="en"><head><title>The chat</title>
        <script type="module" src="/@fs${PREVIEW}"></script></head><body></body></html>`;
      transformIndexHtml('/widget/preview', page).then(
        (html) => response.setHeader('Content-Type', 'text/html').end(html),
        next,
      );
    });
  },
};

/** Every element and screen in every state, from fixtures: `npx vite --config vite.gallery.config.ts`. */
export default defineConfig({
  root: 'gallery',
  publicDir: '../public',
  plugins: [widgetPreview],
  build: { target: 'es2022', assetsInlineLimit: 0, outDir: '../test-output/gallery', emptyOutDir: true },
});

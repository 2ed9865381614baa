// Bundles the SDK that is named into dist/: node bundle.mjs NAME
import { build } from 'esbuild';

const [name] = process.argv.slice(2);
await build({
  entryPoints: [`sdks/${name}.js`],
  outfile: `dist/${name}.js`,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  logLevel: 'error',
});

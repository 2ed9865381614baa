import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * A file that is started on its own, as a worker or a child. Built, it lies as JavaScript beside the code that starts
 * it; from source (in tests) it is TypeScript, which needs the loader of the development tools.
 */
export function entryPoint(name: string): { readonly url: URL; readonly execArgv: readonly string[] } {
  const fromSource = import.meta.url.endsWith('.ts');
  const url = new URL(`./${name}${fromSource ? '.ts' : '.js'}`, import.meta.url);
  return { url, execArgv: fromSource ? ['--import', typescriptLoader()] : [] };
}

/** Registers the loader in whichever thread it runs in; tsx by itself does so in the main thread only. */
function typescriptLoader(): string {
  const forRequire = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  const loader = new URL('./index.mjs', forRequire).href;
  const code = `import { register } from ${JSON.stringify(loader)}; register();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

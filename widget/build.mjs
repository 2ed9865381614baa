import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { languagesBeside } from './build/languages-beside.mjs';
import { leanCss } from './build/lean-css.mjs';
import { litAsAGuest } from './build/lit-as-a-guest.mjs';
import { leanNames, sharedNames } from './build/lean-names.mjs';
import { leanSocketIo } from './build/lean-socket-io.mjs';
import { moreBeside } from './build/more-beside.mjs';
import { ownDocument } from './build/own-document.mjs';
import { publishHashes } from './build/published-hashes.mjs';
import { twiceMinified } from './build/twice-minified.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The parts that the loader fetches later, each one module without further imports: one request a part. */
const PARTS = {
  // Before the recorder and the panel, which have to know their names.
  'recorder-more': 'src/recorder/more/main.ts',
  'what-they-see': 'src/panel/what-they-see/main.ts',
  form: 'src/as-set/form/main.ts',
  'as-set': 'src/as-set/main.ts',
  emoji: 'src/panel/emoji/main.ts',
  'in-chat': 'src/panel/in-chat/main.ts',
  polling: 'src/conversation/polling/main.ts',
  recorder: 'src/recorder/main.ts',
  early: 'src/early/main.ts',
  conversation: 'src/conversation/main.ts',
  invitations: 'src/invitations/main.ts',
  panel: 'src/panel/main.ts',
  preview: 'src/preview/main.ts',
};

/** Every language but English, which travels with the panel. */
const LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ja', 'zh-hans', 'ar'];

/** As long as the hash, which tells a part's file from those of other builds. */
const HASH_GOES_HERE = '________';

/** The loader knows nothing of these. */
const PARTS_OF_PARTS = new Set([
  'recorder-more',
  'what-they-see',
  'form',
  'as-set',
  'emoji',
  'in-chat',
  'polling',
  'preview',
]);

/**
 * Builds the widget: `widget.js` for the script tag, its parts under `chunks/` with a hash of their content in the
 * name, `manifest.json` that names them, and the demo shop beside them.
 * @param {string} [outDir]
 * @returns {Promise<{ loader: string, recorder: string[], panel: string[], 'panel as set': string[] }>} the manifest; paths from `outDir`
 */
export async function buildWidget(outDir = join(here, 'dist')) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  /** @type {Record<string, string>} */
  const chunks = {};
  /** @type {Record<string, string>} */
  const languages = {};
  for (const tag of LANGUAGES) {
    languages[tag.slice(0, 2)] = await buildOne({
      outDir,
      entry: `../packages/texts/src/languages/${tag}.ts`,
      format: 'es',
      fileName: `chunks/text-${tag}-[hash].js`,
    });
  }
  for (const [name, entry] of Object.entries(PARTS)) {
    if (!existsSync(join(here, entry))) continue;
    chunks[name] = await buildOne({
      outDir,
      entry,
      format: 'es',
      fileName: `chunks/${name}-[hash].js`,
      beside: {
        'fetch-more.ts': chunks['recorder-more'],
        'fetch-what-they-see.ts': chunks['what-they-see'],
        'fetch-form.ts': chunks['form'],
        'fetch-as-set.ts': chunks['as-set'],
        'fetch-emoji.ts': chunks['emoji'],
        'fetch-in-chat.ts': chunks['in-chat'],
        'fetch-polling.ts': chunks['polling'],
      },
      languages,
    });
  }
  const loader = await buildOne({
    outDir,
    entry: 'src/loader/main.ts',
    format: 'iife',
    fileName: 'widget.js',
    define: {
      ATTUNE_PARTS: JSON.stringify(
        Object.fromEntries(
          Object.entries(chunks)
            .filter(([name]) => !PARTS_OF_PARTS.has(name))
            .map(([name, file]) => [name, /-([\w-]{8})\.js$/.exec(file)?.[1]]),
        ),
      ),
    },
  });
  await makeRoomForSettings(join(outDir, loader));
  await publishHashes(outDir);
  await cp(join(here, 'published/widget.d.ts'), join(outDir, 'widget.d.ts'));
  // What the server sends in the place of parts that an update has taken away; its name never changes.
  await buildOne({ outDir, entry: 'src/renew/main.ts', format: 'es', fileName: 'renew.js' });
  // The real panel in a frame, for the console to show beside the form of what an admin sets.
  await writeFile(join(outDir, 'preview.html'), previewPage(chunks['preview'] ?? ''));
  // The demo shop is sent from beside the widget that it carries.
  await cp(join(here, '../demo'), join(outDir, 'demo'), { recursive: true });
  const manifest = {
    loader,
    recorder: [chunks['recorder']],
    panel: [chunks['panel'], chunks['conversation']],
    // Polish is the heaviest of the languages once it is packed.
    'panel as set': [chunks['panel'], chunks['conversation'], chunks['as-set'], languages['pl']],
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/**
 * The server replaces the null by a site's settings when the script is asked for by the site's address. In a block, so that
 * it is no global.
 * @param {string} file
 */
async function makeRoomForSettings(file) {
  const code = await readFile(file, 'utf8');
  await writeFile(file, `{const ATTUNE_SITE=null;${code.trim()}}`);
}
/** @param {string} script */
const previewPage = (script) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>The chat as it is set</title>
    <script type="module" src="/widget/${script}"></script>
  </head>
  <body></body>
</html>
`;

const isRecorder = (/** @type {string} */ entry) => entry.includes('/recorder/');

const isLoader = (/** @type {string} */ entry) => entry.includes('/loader/');

/** With nobody else's code in them. */
const isOurs = (/** @type {string} */ entry) => isRecorder(entry) || isLoader(entry);

/** Somebody pays for every byte on a page that is not ours, so the slower and more thorough of two minifiers is used. */
function minifierOf(/** @type {string} */ entry) {
  const compress = {
    passes: 5,
    ecma: 2022,
    module: true,
    keep_fargs: false,
    // Others' code may mean something by reading a property.
    pure_getters: isOurs(entry),
    unsafe_arrows: true,
  };
  return { minify: 'terser', terserOptions: { module: true, compress } };
}

/** @returns {Promise<string>} the file's name */
async function buildOne({ outDir, entry, format, fileName, define = {}, beside = {}, languages = {} }) {
  const result = await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    // Whatever NODE_ENV says: the test run builds what is shipped.
    resolve: { conditions: ['module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [
      litAsAGuest(),
      leanSocketIo(),
      leanCss(),
      moreBeside(beside),
      languagesBeside(languages),
      ...(isRecorder(entry) ? [leanNames()] : [ownDocument({ isRead: isLoader(entry) })]),
      sharedNames(),
      twiceMinified(minifierOf(entry).terserOptions),
    ],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      ...minifierOf(entry),
      // A part is one file: the browser asks once, and a failed import can be asked for again by another address.
      rolldownOptions: {
        input: join(here, entry),
        preserveEntrySignatures: 'strict',
        output: { format, entryFileNames: fileName.replace('[hash]', HASH_GOES_HERE), codeSplitting: false },
      },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  if (output.length !== 1) throw new Error(`${entry} became ${output.length} files`);
  return nameByContent(outDir, output[0].fileName);
}

/**
 * Puts a hash of what the file holds in the place of `[hash]`. The bundler's own is of what was there before the last of
 * our shortenings; a browser that keeps a file for ever must never take one for another.
 * @returns {Promise<string>} the file's name
 */
async function nameByContent(/** @type {string} */ outDir, /** @type {string} */ fileName) {
  if (!fileName.includes(HASH_GOES_HERE)) return fileName;
  const content = await readFile(join(outDir, fileName));
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, HASH_GOES_HERE.length);
  const named = fileName.replace(HASH_GOES_HERE, () => hash);
  await rename(join(outDir, fileName), join(outDir, named));
  return named;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { reportSizes } = await import('./build/report-sizes.mjs');
  await reportSizes(join(here, 'dist'), await buildWidget());
}

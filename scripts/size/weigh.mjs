import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { PlainError } from '../toolchain/plain-error.mjs';

const KB = 1_024;

/**
 * A role of the widget's files, as its manifest names them, and what that may cost.
 * @typedef {{ role: string, paid: string, packing: 'br' | 'gz', maxBytes: number, asSent?: (content: string) => string }} Bound asSent: what the server makes of the file
 *
 * @typedef {{ bound: Bound, files: string[], bytes: number, withinBound: boolean }} Weight bytes: packed
 */

/** As long as a real one, and as little alike to anything. */
const KEY = 'qT7_xVb2nKdW0mRzH9cLpA';

/** A site that has set its colour and the words of its button. */
const TYPICAL = { site: KEY, accent: '#3455db', text: 'Questions?' };
const NO_SETTINGS = 'const ATTUNE_SITE=null;';

/**
 * The loader as a page gets it: the server puts the site's settings in (server/src/launcher/site-script.ts).
 * @param {string} script
 * @throws PlainError when there is no place for them: the bare script would be weighed
 */
export function withTypicalSettings(script) {
  if (!script.includes(NO_SETTINGS))
    throw new PlainError('widget.js has no place for the settings of a site.');
  return script.replace(NO_SETTINGS, () => `const ATTUNE_SITE=${JSON.stringify(TYPICAL)};`);
}

/**
 * The smallest competitor asks 186 KB of every page view. These are the bounds that make ours another kind of thing.
 * @type {readonly Bound[]}
 */
export const BOUNDS = [
  { role: 'loader', paid: 'with every page', packing: 'br', maxBytes: 3_000, asSent: withTypicalSettings },
  { role: 'recorder', paid: 'once somebody moves on the page', packing: 'gz', maxBytes: 6 * KB },
  { role: 'panel', paid: 'when the chat is opened', packing: 'br', maxBytes: 30 * KB },
  // The usual site has set its words and looks, and its visitors speak another language; forms come on top where they are.
  { role: 'panel as set', paid: 'when it is opened in another language', packing: 'br', maxBytes: 35 * KB },
];

/**
 * Weighs the built widget, role by role.
 * @param {string} dist folder with manifest.json
 * @param {readonly Bound[]} [bounds]
 * @returns {Weight[]}
 * @throws PlainError when it is not built, or the manifest and the bounds do not speak of the same roles
 */
export function weigh(dist, bounds = BOUNDS) {
  const manifestFile = join(dist, 'manifest.json');
  if (!existsSync(manifestFile))
    throw new PlainError('The widget is not built yet: run "npm run build" first.');
  const manifest = /** @type {Record<string, string | string[]>} */ (
    JSON.parse(readFileSync(manifestFile, 'utf8'))
  );
  const unbound = Object.keys(manifest).filter((role) => !bounds.some((bound) => bound.role === role));
  if (unbound.length > 0)
    throw new PlainError(`The widget has parts without a bound: ${unbound.join(', ')}.`);
  return bounds.map((bound) => {
    const files = [manifest[bound.role] ?? []].flat();
    if (files.length === 0) throw new PlainError(`The widget's manifest names no file for "${bound.role}".`);
    // Each file travels on its own, so each is packed on its own.
    const bytes = files.reduce(
      (sum, file) => sum + packed(asSent(readFileSync(join(dist, file)), bound), bound.packing),
      0,
    );
    return { bound, files, bytes, withinBound: bytes <= bound.maxBytes };
  });
}

/**
 * @param {Buffer} content
 * @param {Bound} bound
 */
function asSent(content, bound) {
  return bound.asSent ? Buffer.from(bound.asSent(content.toString('utf8'))) : content;
}

/**
 * @param {Buffer} content
 * @param {'br' | 'gz'} packing
 */
function packed(content, packing) {
  return (packing === 'br' ? brotliCompressSync(content) : gzipSync(content)).length;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PlainError } from '../toolchain/plain-error.mjs';

/**
 * Names by which text becomes markup or script in a browser. Minifiers leave names of properties as they are, and the whole
 * text is looked through, so that a name in a template or an attribute counts too.
 */
const SINKS = [
  String.raw`(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc)\b`,
  String.raw`(?:setHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString)\b`,
  String.raw`(?:unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic|dangerouslySetInnerHTML)\b`,
  String.raw`execCommand\(\s*["'\`]insertHTML`,
  String.raw`document\s*\.\s*write(?:ln)?\b`,
  String.raw`\beval\b`,
  String.raw`\bFunction\s*\(`,
  String.raw`\bset(?:Timeout|Interval)\(\s*["'\`]`,
  String.raw`\bjavascript:`,
  String.raw`\bimportScripts\b`,
  String.raw`\bcreatePolicy\s*\(`,
];
const SINK = new RegExp(SINKS.join('|'), 'g');

/** What of a page would need `unsafe-inline`. */
const INLINE = /<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\son[a-z]+\s*=|\sstyle\s*=|javascript:/gi;

/** So much of what stands around a use is shown, and compared with what is allowed. */
const AROUND = 60;

/**
 * A use that is meant: the words around it, and why it is harmless.
 * @typedef {{ readonly sink: string, readonly around: RegExp, readonly reason: string }} Allowed
 */

/** @type {readonly Allowed[]} */
export const ALLOWED = [
  {
    sink: 'innerHTML',
    around: /\.createElement\(["'`]template["'`]\);return [\w$]+\.innerHTML=[\w$]+,[\w$]+/,
    reason:
      "Lit parses a template's own constant strings, never a value, and only through its Trusted Types policy",
  },
  {
    sink: 'createPolicy(',
    around: /createPolicy\(["'`](?:lit-html|attune)["'`],\{createHTML:/,
    reason: 'that policy; under a name of our own in the widget, so that a page can allow it by name',
  },
  {
    sink: 'createPolicy(',
    around: /createPolicy\(["'`]attune-worker["'`],\{createScriptURL\([\w$]+\)\{if\([\w$]+!==[\w$]+\)throw/,
    reason: 'the console names its service worker, and throws for any other address',
  },
  {
    sink: 'createPolicy(',
    around:
      /worker-parts\.js' \};\s*importScripts\(\(self\.trustedTypes\?\.createPolicy\('attune-worker', ours\) \?\? ours\)/,
    reason: 'the service worker names the list of its parts, whatever it is asked for',
  },
  {
    sink: 'importScripts',
    around:
      /'\/console\/worker-parts\.js' \};\s*importScripts\(\(self\.trustedTypes\?\.createPolicy\('attune-worker', ours\) \?\? /,
    reason: 'that list, at an address that stands in the worker itself',
  },
  {
    sink: 'Function(',
    around: /:typeof window<["'`]u["'`]\?window:Function\(["'`]return this["'`]\)\(\)/,
    reason:
      "Socket.IO's client asks so for the global object where there is neither self nor window: in no browser",
  },
  {
    sink: 'javascript:',
    around: /["'`]javascript:["'`]===[\w$]+\.protocol/,
    reason: 'the recorder compares with it, to tell links that lead nowhere',
  },
];

/**
 * @typedef {{ readonly file: string, readonly sink: string, readonly around: string, readonly reason: string | null }} Use
 *   reason: why it is allowed; null: it is not
 */

/**
 * Where a script makes markup or script of text.
 * @param {string} file for the report
 * @param {string} text
 * @returns {Use[]}
 */
export function sinksIn(file, text) {
  return [...text.matchAll(SINK)].map(({ 0: sink, index }) => {
    const around = aroundOf(text, sink, index);
    const allowed = ALLOWED.find((one) => one.sink === sink && one.around.test(around));
    return { file, sink, around, reason: allowed?.reason ?? null };
  });
}

/**
 * What of a page a strict policy would not run.
 * @param {string} file for the report
 * @param {string} html
 * @returns {Use[]}
 */
export function inlineIn(file, html) {
  return [...html.matchAll(INLINE)].map(({ 0: sink, index }) => ({
    file,
    sink: sink.trim(),
    around: aroundOf(html, sink, index),
    reason: null,
  }));
}

/**
 * Looks through everything a build sends to browsers.
 * @param {string} folder
 * @returns {{ readonly files: number, readonly uses: readonly Use[] }}
 * @throws PlainError when it is not built
 */
export function scan(folder) {
  if (!existsSync(folder)) throw new PlainError(`${folder} is not built yet: run "npm run build" first.`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:m?js|html|svg)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const uses = files.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const name = relative(folder, path);
    return path.endsWith('js') ? sinksIn(name, text) : inlineIn(name, text);
  });
  return { files: files.length, uses };
}

/**
 * @param {string} text
 * @param {string} found
 * @param {number} index
 */
function aroundOf(text, found, index) {
  return text.slice(Math.max(0, index - AROUND), index + found.length + AROUND);
}

/**
 * Makes Lit behave as a guest on a page that is not ours:
 *
 * - Its Trusted Types policy gets a name of its own. Under `trusted-types lit-html` a second Lit on the page could not
 *   create the policy again, and the site's owner would have to know that our chat is made with Lit.
 * - It leaves out what it keeps on `globalThis` (lists of versions, a table for a kind of decorators that we do not use)
 *   and on `Symbol`: we promise one global, and that is `Attune`.
 *
 * - It walks through the document itself, not through the one that `own-document` puts in its place.
 *
 * Fails when Lit no longer says what it is looking for, so that an update cannot undo it in silence.
 */
export function litAsAGuest() {
  const policy = 'createPolicy("lit-html"';
  const walker = '.createTreeWalker(l,';
  const resting = '.currentNode=l,';
  const metadata = /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap/;
  const ownMetadata = 'const litPropertyMetadata=new WeakMap';
  const versions =
    /\(\w+\.(?:litHtmlVersions|reactiveElementVersions|litElementVersions)\?\?=\[\]\)\.push\("[^"]+"\)/;
  /** @type {ReadonlyMap<string, (code: string) => string>} */
  const rewrites = new Map([
    [
      '/lit-html/lit-html.js',
      (code) =>
        [
          [policy, 'createPolicy("attune"'],
          [versions, '0'],
          [walker, '.createTreeWalker(window.document,'],
          [resting, '.currentNode=window.document,'],
        ].reduce((changed, [from, to]) => strictly(changed, from, to), code),
    ],
    [
      '/@lit/reactive-element/reactive-element.js',
      (code) => strictly(strictly(code, versions, '0'), metadata, ownMetadata),
    ],
    ['/lit-element/lit-element.js', (code) => strictly(code, versions, '0')],
  ]);
  return {
    name: 'lit-as-a-guest',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      for (const [file, rewrite] of rewrites) {
        // `lit/…` forwards to these; the files of Lit's own development build are not in a production build.
        if (id.endsWith(file) && !id.includes('/node_modules/lit/'))
          return { code: rewrite(code), map: null };
      }
      return undefined;
    },
  };
}

/** @param {string} code @param {string | RegExp} from @param {string} to */
function strictly(code, from, to) {
  const changed = code.replace(from, to);
  if (changed === code) throw new Error(`lit has changed: "${from}" is not there any more`);
  return changed;
}

/**
 * Gives each file of ours a `document` that the page's names do not reach. On the real one an image or a form named
 * `createElement` hides the method of that name, for us as for Lit. Here every name is looked up where the browser has
 * put it. Where the node itself is wanted, the source says `window.document`.
 *
 * Not in the recorder, whose budget has no room for it: what it cannot look at for such a name, it does not tell of.
 */
const reading = `get(page, name) {
  const value = Reflect.get(Document.prototype, name, page);
  return value?.bind?.(page) ?? value;
}`;
const writing = 'set: (page, name, value) => Reflect.set(Document.prototype, name, value, page)';

/** @param {{ isRead: boolean }} options `isRead`: nothing in the file writes to the document, as to its title */
export function ownDocument({ isRead }) {
  return {
    name: 'own-document',
    /** @param {string} code */
    renderChunk(code) {
      if (!/\bdocument\b/.test(code)) return null;
      const traps = isRead ? reading : `${reading},${writing}`;
      return { code: `const document = new Proxy(window.document,{${traps}});\n${code}`, map: null };
    },
  };
}

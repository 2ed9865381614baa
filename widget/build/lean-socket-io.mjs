import { fileURLToPath } from 'node:url';

/** @param {string} file */
const ours = (file) => fileURLToPath(new URL(`../src/conversation/${file}`, import.meta.url));
const jsonParser = ours('json-parser.ts');
const webSocketEngine = ours('web-socket-engine.ts');

/**
 * Takes the Socket.IO client without what the widget does not use; together 8 KB of what travels.
 *
 * - The link: we speak WebSocket alone, in JSON alone, to one address, with an engine of our own.
 * - Binary packets: with a parser of our own.
 * - `io()` with its cache of connections: we make the one manager that we need.
 */
export function leanSocketIo() {
  return {
    name: 'lean-socket-io',
    enforce: 'pre',
    /** @param {string} source @param {string | undefined} importer */
    async resolveId(source, importer) {
      if (source === 'socket.io-client') {
        const entry = await this.resolve(source, importer, { skipSelf: true });
        return entry && { id: entry.id.replace(/index\.js$/, 'manager.js'), moduleSideEffects: false };
      }
      if (source === 'socket.io-parser') return jsonParser;
      return source === 'engine.io-client' ? webSocketEngine : undefined;
    },
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.endsWith('/socket.io-client/build/esm/manager.js')) return undefined;
      // We always say which parser. The module as an object of its own would be made by a helper that breaks on pages
      // with an enlarged Object.prototype.
      if (!code.includes('opts.parser || parser'))
        throw new Error('socket.io-client has changed its choice of parser');
      return { code: code.replace('opts.parser || parser', 'opts.parser'), map: null };
    },
  };
}

import { fileURLToPath } from 'node:url';

const STAND_IN = '\0web-socket-transports:';
const jsonParser = fileURLToPath(new URL('../src/conversation/json-parser.ts', import.meta.url));

/** What we never use, by the file it is in: long polling, WebTransport and the table of all of them. */
const UNUSED =
  /\/transports\/(?:index|polling|polling-fetch|polling-xhr|polling-xhr\.node|webtransport)\.js$/;

/**
 * Takes the Socket.IO client without what the widget does not use; together 4 KB of what travels.
 *
 * - Long polling and WebTransport: we speak WebSocket alone.
 * - Binary packets: we speak JSON, with a parser of our own.
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
      const folder = /^.*\/engine\.io-client\/build\/esm(?=\/)/.exec(importer ?? '')?.[0];
      return folder && UNUSED.test(source) ? STAND_IN + folder : undefined;
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
    /** @param {string} id */
    load(id) {
      if (!id.startsWith(STAND_IN)) return undefined;
      const socket = JSON.stringify(`${id.slice(STAND_IN.length)}/transports/websocket.js`);
      // The names that engine.io-client exports again; nobody asks for them, so that only WS ends up in the bundle.
      return `import { WS } from ${socket};
        export const transports = { websocket: WS };
        export { WS as XHR, WS as Fetch, WS as WT };`;
    },
  };
}

import { createServer, type Server } from 'node:http';

/** What one connection may cost before it has said what it wants. */
export interface HttpBounds {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** To the end of its body: a file of the largest size over a slow line takes minutes. */
  readonly requestMs: number;
  /** How often both are looked at, so by how much they may be late. */
  readonly lookEveryMs: number;
  /** An idle connection is kept for longer than proxies keep theirs, or they would send requests into a closing one. */
  readonly keepAliveMs: number;
  readonly headerBytes: number;
  /** Sockets of every kind, WebSockets too; more are closed as they come, so that files and the database keep theirs. */
  readonly connections: number;
}

export const HTTP_BOUNDS: HttpBounds = {
  headersMs: 15_000,
  requestMs: 300_000,
  lookEveryMs: 5_000,
  keepAliveMs: 75_000,
  headerBytes: 16 * 1_024,
  connections: 20_000,
};

/** An HTTP server that waits for nobody for ever. What cannot be read as HTTP is refused by Node's strict parser. */
export function createBoundedServer(bounds: HttpBounds = HTTP_BOUNDS): Server {
  const server = createServer({
    headersTimeout: bounds.headersMs,
    requestTimeout: bounds.requestMs,
    connectionsCheckingInterval: bounds.lookEveryMs,
    keepAliveTimeout: bounds.keepAliveMs,
    maxHeaderSize: bounds.headerBytes,
    insecureHTTPParser: false,
    requireHostHeader: true,
  });
  server.maxConnections = bounds.connections;
  return server;
}

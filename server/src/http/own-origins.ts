import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config/load-config.ts';

/** The origins under which browsers reach this server: pages from there are ours. */
export interface OwnOrigins {
  /** The one to print and to link to. */
  publicUrl(): string;
  all(): readonly string[];
  has(origin: string): boolean;
  /** To be told once the port is known, which with PORT=0 is after `listen`. */
  listeningOn(port: number): void;
}

/**
 * PUBLIC_URL alone when it is given. Without it, the address listened on by all the names it has on this machine, so
 * that `localhost` and `127.0.0.1` both work.
 */
export function createOwnOrigins({
  publicUrl,
  host,
  port,
}: Pick<Config, 'publicUrl' | 'host' | 'port'>): OwnOrigins {
  let origins = publicUrl === undefined ? localOrigins(host, port) : [publicUrl];
  return {
    publicUrl: () => origins[0] ?? `http://localhost:${port}`,
    all: () => origins,
    has: (origin) => origins.includes(origin),
    listeningOn(actual) {
      if (publicUrl === undefined) origins = localOrigins(host, actual);
    },
  };
}

/** Whose page asks. Browsers leave it out when a page of our own origin, such as the demo, reads. */
export function originOf(
  { origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>,
  own: Pick<OwnOrigins, 'all'>,
): string | undefined {
  return origin ?? own.all().find((each) => new URL(each).host === host);
}

function localOrigins(host: string, port: number): string[] {
  const names = ['localhost', '127.0.0.1', host.includes(':') ? `[${host}]` : host];
  // As a URL writes them: lower case, without port 80.
  const origins = names.map((name) => new URL(`http://${name}:${port}`).origin);
  return [...new Set(origins)];
}

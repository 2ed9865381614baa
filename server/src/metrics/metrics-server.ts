import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from '../health/create-health.ts';
import type { Log } from '../log/create-log.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface MetricsServerOptions {
  readonly port: number;
  readonly host: string;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly health: Health;
  readonly log: Log;
}

/**
 * Serves the figures on a port of their own, with the two probes beside them: a worker opens no other.
 * @throws when the port is taken
 */
export async function openMetricsServer(options: MetricsServerOptions): Promise<MetricsServer> {
  const { port, host, log } = options;
  const server = createServer((request, response) => {
    answer(options, request.method === 'GET' ? request.url : undefined).then(
      ({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      },
      (err: unknown) => {
        log.error({ err }, 'The figures could not be gathered');
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.on('error', (err) => log.warn({ err }, 'A connection for the figures could not be taken'));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer({ metrics, health }: MetricsServerOptions, path: string | undefined): Promise<Answer> {
  switch (path) {
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.text() };
    case '/healthz':
      return asJson(200, health.alive());
    case '/readyz': {
      const readiness = await health.ready();
      return asJson(readiness.state === 'unready' ? 503 : 200, readiness);
    }
    default:
      return { status: 404, type: 'text/plain', body: 'There are /metrics, /healthz and /readyz here.\n' };
  }
}

const asJson = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

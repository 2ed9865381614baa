import type { Request, RequestHandler } from 'express';
import type { Metrics } from '../metrics/metrics.ts';
import type { Onlookers } from '../telemetry/onlookers.ts';
import type { Tracing } from '../telemetry/tracing.ts';

/** The first parts of our paths, as far as they are names of ours. */
const KINDS = new Set([
  'api',
  'widget',
  'widget.js',
  'console',
  'demo',
  'files',
  'healthz',
  'readyz',
  'version',
]);

/** What is asked of every request before anything else, by whoever looks on. */
export const observersOf = ({
  metrics,
  tracing,
}: Pick<Onlookers, 'metrics' | 'tracing'>): RequestHandler[] => [
  ...(metrics === null ? [] : [countRequests(metrics)]),
  ...(tracing === null ? [] : [traceRequests(tracing)]),
];

const countRequests =
  (metrics: Pick<Metrics, 'countHttp'>): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1_000;
      metrics.countHttp({ kind: kindOf(request), status: response.statusCode, seconds });
    });
    next();
  };

/** A span for each request, named by the route that answered: a path would carry ids. */
const traceRequests =
  (tracing: Tracing): RequestHandler =>
  (request, response, next) => {
    void tracing.span(`http ${request.method}`, (span) => {
      const closed = new Promise<void>((resolve) => {
        response.once('close', () => {
          span.rename(`http ${request.method} ${routeOf(request)}`);
          span.detail('http.response.status_code', response.statusCode);
          resolve();
        });
      });
      next();
      return closed;
    });
  };

function kindOf({ originalUrl }: Request): string {
  const first = /^\/([^/?]*)/.exec(originalUrl)?.[1] ?? '';
  return KINDS.has(first) ? first : 'other';
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  const isRoute = typeof route === 'object' && route !== null && 'path' in route;
  return isRoute && typeof route.path === 'string' ? route.path : kindOf(request);
}

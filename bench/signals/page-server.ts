import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PageEntry } from './page-set.ts';

export interface PageServer {
  readonly origin: string;
  close(): void;
}

/** Of a page set entry, what a browser asks for. */
export type ServablePage = Pick<PageEntry, 'path' | 'html' | 'head' | 'more'>;

/** What a sensor adds to every page. */
export interface Served {
  /** HTML at the very top of every page's head. */
  head(origin: string): string;
  /** Files of the sensor: script text by path. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** One page set entry on a port of its own, so that pages share no storage. */
export async function servePage(page: ServablePage, served: Served): Promise<PageServer> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A body that nobody reads keeps the connection busy.
    request.resume();
    const url = new URL(request.url ?? '/', origin);
    const script = served.scripts.get(url.pathname + url.search);
    if (script !== undefined) return send(response, 'text/javascript', script);
    const body = bodyAt(page, url.pathname);
    if (body !== null) return send(response, 'text/html', documentOf(served.head(origin), page, body));
    await answerRoute(url, response);
  }

  return {
    origin,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function bodyAt({ path, html, more }: ServablePage, pathname: string): string | null {
  if (pathname === path) return html;
  const name = /^\/page\/(.+)$/.exec(pathname)?.[1];
  return name !== undefined && Object.hasOwn(more, name) ? (more[name] ?? null) : null;
}

function documentOf(sensorHead: string, { head }: ServablePage, body: string): string {
  return `<!doctype html><html><head><link rel=icon href=data:,>${sensorHead}${head}</head><body>${body}</body></html>`;
}

/** What every page may ask for. */
async function answerRoute(url: URL, response: ServerResponse): Promise<void> {
  const asked = (name: string): number => Number(url.searchParams.get(name) ?? 0);
  switch (url.pathname) {
    case '/slow':
      await sleep(asked('ms'));
      return send(response, 'text/plain', 'ok');
    case '/status': {
      await sleep(asked('ms'));
      response.statusCode = asked('code');
      return send(response, 'application/json', JSON.stringify({ code: asked('code') }));
    }
    case '/attach':
      response.setHeader('Content-Disposition', 'attachment; filename=x.csv');
      return send(response, 'text/csv', 'a,b');
    case '/blank':
      return send(response, 'text/html', '<!doctype html><title>blank</title>');
    case '/beacon':
      response.statusCode = 204;
      return void response.end();
    case '/json':
      return send(response, 'application/json', JSON.stringify(Object.fromEntries(url.searchParams)));
    default:
      response.statusCode = 404;
      return send(response, 'text/plain', 'not found');
  }
}

function send(response: ServerResponse, type: string, content: string): void {
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Cache-Control', 'no-store');
  // A status without a body must not get one.
  response.end([204, 205, 304].includes(response.statusCode) ? undefined : content);
}

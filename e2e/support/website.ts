import { once } from 'node:events';
import { createServer } from 'node:http';

/** What a website answers at one address. */
export interface Answer {
  readonly body: string;
  /** HTML when it is left out. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody's website, of another origin than ours, that carries the chat. */
export interface Website {
  /** Without a slash at its end. */
  readonly url: string;
  /** What is at these paths from now on. */
  put(answers: Readonly<Record<string, string | Answer>>): void;
  close(): void;
}

export async function openWebsite(first: Readonly<Record<string, string | Answer>> = {}): Promise<Website> {
  const answers = new Map(Object.entries(first));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://website');
    const found =
      answers.get(pathname) ?? (pathname === '/favicon.ico' ? { body: '', type: 'image/x-icon' } : null);
    if (found === null) return void response.writeHead(404).end();
    const { body, type = 'text/html', headers = {} } = typeof found === 'string' ? { body: found } : found;
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, ...headers }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the website listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    put(more) {
      for (const [path, answer] of Object.entries(more)) answers.set(path, answer);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page as plain as they come. */
export const pageOf = (head: string, body = '<h1>A shop</h1>'): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body>${body}</body></html>`;

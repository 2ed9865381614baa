import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import { FLOOR_PATH } from './contender.ts';

/** Cards of a shop's list: enough for the page to be one, few enough for what we add to be seen. */
const CARDS = 120;

export interface HostPages {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the page that all contenders are put on. Which one, its address says: `/?tag=…`.
 * @param floor the script that is the floor; its socket finds a bare server here
 */
export async function serveHostPages(floor: string): Promise<HostPages> {
  const server = createServer((request, response) => answer(request, response, floor));
  const sockets = new Server(server, { transports: ['websocket'], serveClient: false });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => sockets.close() };
}

function answer({ url = '/' }: IncomingMessage, response: ServerResponse, floor: string): void {
  const { pathname, searchParams } = new URL(url, 'http://page.invalid');
  response.setHeader('Cache-Control', 'no-store');
  if (pathname === FLOOR_PATH) {
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(floor);
  } else if (pathname === '/') {
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(hostPage(searchParams.get('tag') ?? ''));
  } else {
    response.writeHead(404).end();
  }
}

function hostPage(tag: string): string {
  const card = '<div class=card><h3>Fern</h3><p><i>In stock</i></p><button>Add</button></div>';
  return `<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href=data:,>
    <meta name=viewport content="width=device-width"><title>A shop</title>${tag}
    <style>body{font:16px sans-serif}.card{width:180px;height:170px;float:left}</style></head>
    <body><h1>A shop</h1>${card.repeat(CARDS)}
    <script>document.addEventListener('click', ({ target }) => target.classList.toggle('on'))</script></body></html>`;
}

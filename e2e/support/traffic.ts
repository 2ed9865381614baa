import type { BrowserContext } from 'playwright-core';

/** What leaves a browser, from its first request on, and what its sockets hear. */
export interface Traffic {
  /** Paths asked of the server that are not the shop's own pages, in order. */
  ofTheWidget(): readonly string[];
  /** Addresses of the sockets that were opened. */
  sockets(): readonly string[];
  /** Every address, header and body of every request, and every frame sent on a socket. */
  everythingSent(): string;
  /** Every frame that came in on a socket. */
  everythingHeard(): string;
}

export function watchTraffic(context: BrowserContext): Traffic {
  const paths: string[] = [];
  const sockets: string[] = [];
  const sent: string[] = [];
  const heard: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/demo/')) paths.push(pathname);
    sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      sockets.push(socket.url());
      sent.push(socket.url());
      socket.on('framesent', ({ payload }) => sent.push(payload.toString()));
      socket.on('framereceived', ({ payload }) => heard.push(payload.toString()));
    });
  });
  return {
    ofTheWidget: () => [...paths],
    sockets: () => [...sockets],
    everythingSent: () => sent.join('\n'),
    everythingHeard: () => heard.join('\n'),
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a webhook's receiver took, as a receiver should: by the id of the delivery, so that a second one counts once. */
export interface Receiver {
  readonly url: string;
  /** Requests, whether or not they came before. */
  count(): number;
  /** Places in conversations that were told of, each once for every event that told of it. */
  told(): readonly string[];
  close(): Promise<void>;
}

interface Told {
  readonly data: {
    readonly conversation: { readonly id: string };
    readonly message: { readonly seq: number };
  };
}

export async function startReceiver(): Promise<Receiver> {
  const byId = new Map<string, string>();
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as Told;
      byId.set(String(request.headers['webhook-id']), placeOf(data.conversation.id, data.message.seq));
      requests += 1;
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/told`,
    count: () => requests,
    told: () => [...byId.values()],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Names one entry of one conversation. */
export const placeOf = (conversationId: string, seq: number): string => `${conversationId} ${seq}`;

/** What should have happened once each, beside what did. */
export interface Counted {
  readonly missing: number;
  readonly repeated: number;
}

export function countedOnce(wanted: readonly string[], happened: readonly string[]): Counted {
  const there = new Set(happened);
  return {
    missing: wanted.filter((one) => !there.has(one)).length,
    repeated: happened.length - there.size,
  };
}

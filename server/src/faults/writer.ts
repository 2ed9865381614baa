import { randomUUID } from 'node:crypto';
import { visitorOn, type VisitorClient, type VisitorPlace } from '../testing/clients.ts';
import type { Operation } from './journal.ts';

/** Waits between attempts while the server is away. */
const PAUSE_MS = 100;

export interface Writer {
  readonly operations: readonly Operation[];
  readonly conversationId: string;
  readonly token: string;
  /** Writes messages one after the other, each until it is acknowledged, through any number of lost connections. */
  write(count: number): Promise<void>;
  close(): void;
}

/**
 * A visitor who behaves as the widget's outbox does: one message at a time, the same client id until the ack.
 * @param place asked anew for every connection, since the server may come back elsewhere
 */
export async function startWriter(place: () => VisitorPlace): Promise<Writer> {
  const operations: Operation[] = [];
  let client: VisitorClient | null = await visitorOn(place());
  const { token } = client;
  const conversationId = client.visit.conversation.id;

  const connected = async (): Promise<VisitorClient> => {
    if (client?.socket.connected === true) return client;
    client?.close();
    client = null;
    client = await visitorOn({ ...place(), token });
    return client;
  };

  const send = async (operation: Operation) => {
    while (operation.seq === null) {
      try {
        operation.seq = await (await connected()).say(operation.body, operation.clientId);
      } catch {
        // Not known whether it was stored. What is known decides at the end; here it is sent again.
        client?.close();
        client = null;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };

  return {
    operations,
    conversationId,
    token,
    async write(count) {
      for (let left = count; left > 0; left--) {
        const number = operations.length + 1;
        const operation = {
          conversationId,
          clientId: randomUUID(),
          body: `message ${number}`,
          number,
          seq: null,
        };
        operations.push(operation);
        await send(operation);
      }
    },
    close: () => client?.close(),
  };
}

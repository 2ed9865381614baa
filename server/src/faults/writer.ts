import { randomUUID } from 'node:crypto';
import { valueOf, visitorOn, type VisitorClient, type VisitorPlace } from '../testing/clients.ts';
import type { Operation } from './journal.ts';

/** Waits between attempts while the server is away. */
export const PAUSE_MS = 100;

/** Refusals that say for sure that nothing was stored, and will be. */
export const FINAL: ReadonlySet<string> = new Set([
  'invalid',
  'too-large',
  'conflict',
  'not-found',
  'forbidden',
]);

export interface Writer {
  readonly operations: readonly Operation[];
  readonly conversationId: string;
  readonly token: string;
  /**
   * How long each acknowledged attempt took, ms, how many attempts there were in all, and how often nothing came of
   * one, or of connecting for it.
   */
  readonly attempts: { readonly tookMs: readonly number[]; readonly made: number; readonly failed: number };
  /** Writes messages one after the other, each until it is acknowledged, through any number of lost connections. */
  write(count: number): Promise<void>;
  /** Ends after the message that is being written, acknowledged or not. */
  stop(): void;
  close(): void;
}

/**
 * A visitor who behaves as the widget's outbox does: one message at a time, the same client id until the ack.
 * @param place asked anew for every connection, since the server may come back elsewhere
 */
export async function startWriter(place: () => VisitorPlace): Promise<Writer> {
  const operations: Operation[] = [];
  const tookMs: number[] = [];
  let made = 0;
  let failed = 0;
  let stopped = false;
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

  const attempt = async (operation: Operation) => {
    const { clientId, body } = operation;
    const by = await connected();
    made += 1;
    const at = performance.now();
    const reply = await by.reply('message:send', { conversationId, clientId, body });
    if (!reply.ok && FINAL.has(reply.refusal.code)) {
      operation.outcome = { kind: 'fail' };
      return;
    }
    const { seq } = valueOf(reply).event;
    operation.outcome = { kind: 'ok', seq };
    tookMs.push(performance.now() - at);
  };

  const send = async (operation: Operation) => {
    while (operation.outcome.kind === 'indeterminate' && !stopped) {
      try {
        await attempt(operation);
      } catch {
        failed += 1;
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
    attempts: {
      tookMs,
      get made() {
        return made;
      },
      get failed() {
        return failed;
      },
    },
    async write(count) {
      for (let left = count; left > 0 && !stopped; left--) {
        const number = operations.length + 1;
        const operation: Operation = {
          conversationId,
          clientId: randomUUID(),
          body: `message ${number}`,
          number,
          outcome: { kind: 'indeterminate' },
        };
        operations.push(operation);
        await send(operation);
      }
    },
    stop: () => {
      stopped = true;
    },
    close: () => client?.close(),
  };
}

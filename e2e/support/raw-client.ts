import {
  AGENT_NAMESPACE,
  VISITOR_NAMESPACE,
  type AgentAnswers,
  type Reply,
  type VisitStarted,
} from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { AgentConsole } from './agent-console.ts';
import { HANG_MS } from './eventually.ts';

/** A program that speaks our protocol itself, and says what no page of ours would. */
export interface RawClient {
  /** @throws the refusal */
  ask<Value>(name: string, input: object): Promise<Value>;
  close(): void;
}

export interface RawVisitor extends RawClient {
  readonly conversationId: string;
  readonly token: string;
}

async function connect(address: string, options: Parameters<typeof io>[1]): Promise<RawClient> {
  const socket: Socket = io(address, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    async ask<Value>(name: string, input: object) {
      const reply = (await socket.timeout(HANG_MS).emitWithAck(name, input)) as Reply<Value>;
      if (reply.ok) return reply.value;
      throw new Error(`${name} was refused: ${reply.refusal.message}`);
    },
    close: () => socket.close(),
  };
}

/** @param visit what is said of the visit when it begins, beside its id */
export async function rawVisitor(url: string, siteKey: string, visit: object): Promise<RawVisitor> {
  const client = await connect(`${url}${VISITOR_NAMESPACE}`, {
    auth: { siteKey },
    extraHeaders: { origin: url },
  });
  const started = await client.ask<VisitStarted>('visit:start', {
    visitId: randomUUID(),
    path: '/',
    ...visit,
  });
  return { ...client, conversationId: started.conversation.id, token: started.token ?? '' };
}

/** With the session of somebody who is signed in to the console. */
export async function rawAgent(
  url: string,
  { page }: AgentConsole,
): Promise<RawClient & { readonly started: AgentAnswers['agent:start'] }> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const client = await connect(`${url}${AGENT_NAMESPACE}`, { extraHeaders: { origin: url, cookie } });
  return { ...client, started: await client.ask('agent:start', {}) };
}

import { randomUUID } from 'node:crypto';
import { AGENT_NAMESPACE, VISITOR_NAMESPACE, type VisitStarted } from '@attune/protocol';
import { connect, type Connection } from './connect.ts';

/** A server that is measured. Both kinds are spoken to in the same words, by the same client. */
export interface Side {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly siteKey: string;
  /** Of somebody who is signed in to the console. */
  readonly cookie: string;
}

/** A connection on which the chat was opened. */
export interface Visitor extends Connection {
  readonly conversationId: string;
  /** Opens the same history again. */
  readonly token: string;
}

const ORIGIN = 'https://shop.example';

/** How many are let in at a time, where many are wanted and nobody measures how fast they come. */
const AT_A_TIME = 25;

export async function visitorOn({ url, siteKey }: Side, known?: string): Promise<Visitor> {
  const connection = await connect({
    url,
    namespace: VISITOR_NAMESPACE,
    auth: { siteKey, ...(known === undefined ? {} : { token: known }) },
    headers: { origin: ORIGIN },
  });
  const started = await connection.ask('visit:start', { visitId: randomUUID(), path: '/checkout' });
  const { conversation, token = known ?? '' } = started as VisitStarted;
  return { ...connection, conversationId: conversation.id, token };
}

export async function agentOn({ url, cookie }: Side): Promise<Connection> {
  const connection = await connect({ url, namespace: AGENT_NAMESPACE, headers: { origin: url, cookie } });
  await connection.ask('agent:start', {});
  return connection;
}

/** As many as are asked for, some at a time. */
export async function several<One>(count: number, make: () => Promise<One>): Promise<readonly One[]> {
  const all: One[] = [];
  while (all.length < count) {
    const next = Math.min(AT_A_TIME, count - all.length);
    all.push(...(await Promise.all(Array.from({ length: next }, make))));
  }
  return all;
}

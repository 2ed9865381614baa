import type { Reply } from '@attune/protocol';
import { WebSocket } from 'ws';
import { connectPacket, eventPacket, PONG, readPacket } from './packets.ts';

/** A bare connection: cheap enough that the server, and not the client, is what is measured. */
export interface Connection {
  /** @throws when it was refused, or the connection was lost */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Sends without wanting an answer. */
  tell(name: string, input: unknown): void;
  /** @param hear gets name and value as JSON */
  on(name: string, hear: (body: string) => void): void;
  /** Ends it at once, as a lost network does. */
  cut(): void;
}

export interface Place {
  readonly url: string;
  readonly namespace: string;
  readonly auth?: object;
  readonly headers: Readonly<Record<string, string>>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(fault: Error): void;
}

const CONNECTS_WITHIN_MS = 60_000;

/** @throws when it is not let in */
export function connect({ url, namespace, auth = {}, headers }: Place): Promise<Connection> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers,
    perMessageDeflate: false,
    handshakeTimeout: CONNECTS_WITHIN_MS,
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (body: string) => void>();
  let asked = 0;
  const connection: Connection = {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        waiting.set(asked, { resolve, reject });
        socket.send(eventPacket(namespace, name, input, asked++));
      }),
    tell: (name, input) => socket.send(eventPacket(namespace, name, input)),
    on: (name, hear) => void listeners.set(name, hear),
    cut: () => socket.terminate(),
  };
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => {
      const lost = new Error(`The connection to ${namespace} was closed.`);
      reject(lost);
      for (const one of waiting.values()) one.reject(lost);
    });
    socket.on('message', (bytes: Buffer) => {
      const packet = readPacket(bytes.toString('utf8'), namespace);
      if (packet.kind === 'event') listeners.get(packet.name)?.(packet.body);
      else if (packet.kind === 'ack') settle(waiting, packet);
      else if (packet.kind === 'ping') socket.send(PONG);
      else if (packet.kind === 'opened') socket.send(connectPacket(namespace, auth));
      else if (packet.kind === 'connected') resolve(connection);
      else if (packet.kind === 'refused') reject(new Error(`Not let in: ${packet.body}`));
    });
  });
}

function settle(waiting: Map<number, Waiting>, { id, body }: { id: number; body: string }): void {
  const one = waiting.get(id);
  waiting.delete(id);
  const [reply] = JSON.parse(body) as [Reply<unknown>];
  if (reply.ok) one?.resolve(reply.value);
  else one?.reject(new Error(`refused: ${reply.refusal.code}: ${reply.refusal.message}`));
}

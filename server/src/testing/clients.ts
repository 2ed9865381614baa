import { randomUUID } from 'node:crypto';
import {
  ACK_TIMEOUT_MS,
  AGENT_NAMESPACE,
  VISITOR_NAMESPACE,
  type AgentAnswers,
  type AgentInput,
  type AgentRequestName,
  type Refusal,
  type Reply,
  type ServerToAgent,
  type ServerToVisitor,
  type VisitorAnswers,
  type VisitorInput,
  type VisitorRequestName,
  type VisitStarted,
} from '@attune/protocol';
import { io, type Socket } from 'socket.io-client';

/** What a client saw arrive, in order. */
export interface Heard {
  readonly name: string;
  readonly news: unknown;
}

export interface Client<Requests, News> {
  readonly socket: Socket;
  readonly heard: readonly Heard[];
  /** News of one kind so far. */
  all<Name extends keyof News & string>(
    name: Name,
  ): readonly Parameters<Extract<News[Name], (news: never) => void>>[0][];
  reply: Requests;
  close(): void;
}

/** Connects a raw socket and waits until it is let in. @throws the refusal when it is not */
export function connect(url: string, namespace: string, options: Parameters<typeof io>[1]): Promise<Socket> {
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  return new Promise((resolve, reject) => {
    const refuse = (error: Error & { data?: Refusal }) => {
      clearTimeout(timer);
      socket.close();
      reject(error);
    };
    // A server that dies between the two handshakes leaves neither an answer nor an error.
    const timer = setTimeout(() => refuse(new Error('no answer to the connection')), ACK_TIMEOUT_MS);
    socket.once('connect_error', refuse);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

function listening<Requests, News>(socket: Socket, reply: Requests): Client<Requests, News> {
  const heard: Heard[] = [];
  socket.onAny((name: string, news: unknown) => heard.push({ name, news }));
  return {
    socket,
    heard,
    all: (name) => heard.filter((one) => one.name === name).map(({ news }) => news as never),
    reply,
    close: () => socket.close(),
  };
}

export type VisitorRequests = <Name extends VisitorRequestName>(
  name: Name,
  input: VisitorInput<Name>,
) => Promise<Reply<VisitorAnswers[Name]>>;

export type AgentRequests = <Name extends AgentRequestName>(
  name: Name,
  input: AgentInput<Name>,
) => Promise<Reply<AgentAnswers[Name]>>;

export interface VisitorClient extends Client<VisitorRequests, ServerToVisitor> {
  readonly visitId: string;
  readonly visit: VisitStarted;
  readonly token: string;
  /** Sends one message and gives its seq. */
  say(body: string, clientId?: string): Promise<number>;
}

export interface VisitorPlace {
  readonly url: string;
  readonly siteKey: string;
  readonly origin?: string;
  readonly token?: string | undefined;
  /** Their network lets no WebSocket through, so they poll, as the widget then does. */
  readonly polls?: boolean;
  /** The address that a proxy says they come from. */
  readonly forwardedFor?: string;
}

/** A visitor who has opened the chat. */
export async function visitorOn({
  url,
  siteKey,
  origin = 'https://shop.example',
  token,
  polls = false,
  forwardedFor,
}: VisitorPlace): Promise<VisitorClient> {
  const socket = await connect(url, VISITOR_NAMESPACE, {
    auth: { siteKey, ...(token === undefined ? {} : { token }) },
    extraHeaders: {
      origin,
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    },
    ...(polls ? { transports: ['polling'], query: { line: randomUUID() } } : {}),
  });
  const reply: VisitorRequests = (name, input) =>
    socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input) as never;
  const client = listening<VisitorRequests, ServerToVisitor>(socket, reply);
  const visitId = randomUUID();
  const visit = valueOf(await reply('visit:start', { visitId, path: '/checkout' }));
  return {
    ...client,
    visitId,
    visit,
    token: visit.token ?? token ?? '',
    async say(body, clientId = randomUUID()) {
      const { event } = valueOf(
        await reply('message:send', { conversationId: visit.conversation.id, clientId, body }),
      );
      return event.seq;
    },
  };
}

export interface AgentClient extends Client<AgentRequests, ServerToAgent> {
  readonly started: AgentAnswers['agent:start'];
}

/**
 * An agent signed in with this cookie, on a page of the console.
 * @param origin where the page came from, when the connection goes another way
 */
export async function agentOn(url: string, cookie: string, origin = url): Promise<AgentClient> {
  const socket = await connect(url, AGENT_NAMESPACE, { extraHeaders: { origin, cookie } });
  const reply: AgentRequests = (name, input) =>
    socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input) as never;
  const client = listening<AgentRequests, ServerToAgent>(socket, reply);
  return { ...client, started: valueOf(await reply('agent:start', {})) };
}

/** The value of a reply that was not refused. @throws the refusal */
export function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw new Error(`refused: ${reply.refusal.code}: ${reply.refusal.message}`);
}

export const ADMIN = {
  name: 'Ada Admin',
  email: 'ada@example.com',
  password: 'correct horse battery',
} as const;

/** Makes the first admin by the link of the first start. @returns their session's cookie */
export async function setUpAdmin(url: string, setupUrl: string): Promise<string> {
  const token = new URL(setupUrl).searchParams.get('token');
  return cookieFrom(await post(url, '/api/setup', { token, ...ADMIN }));
}

export async function signIn(url: string, email: string, password: string): Promise<string> {
  return cookieFrom(await post(url, '/api/auth/sign-in/email', { email, password }));
}

export function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  });
}

async function cookieFrom(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

import { randomUUID } from 'node:crypto';
import {
  AGENT_NAMESPACE,
  VISITOR_NAMESPACE,
  type AgentAnswers,
  type AgentInput,
  type AgentRequestName,
  type Reply,
  type VisitorAnswers,
  type VisitorInput,
  type VisitorRequestName,
  type VisitStarted,
} from '@attune/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Person } from '../support/people.ts';

const ASKED_WITHIN_MS = 20_000;

/** Somebody of the team, asking as their console would. */
export interface AskingAgent {
  ask<Name extends AgentRequestName>(name: Name, input: AgentInput<Name>): Promise<AgentAnswers[Name]>;
  close(): void;
}

/** A visitor without a browser. */
export interface AskingVisitor {
  readonly conversationId: string;
  ask<Name extends VisitorRequestName>(name: Name, input: VisitorInput<Name>): Promise<VisitorAnswers[Name]>;
  say(body: string): Promise<void>;
  close(): void;
}

/** Makes the first admin. */
export async function setUp(url: string, setupUrl: string, person: Person): Promise<void> {
  const token = new URL(setupUrl).searchParams.get('token');
  await post(url, '/api/setup', { token, ...person });
}

export async function agentOf(url: string, { email, password }: Person): Promise<AskingAgent> {
  const answer = await post(url, '/api/auth/sign-in/email', { email, password });
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  const socket = await connected(url, AGENT_NAMESPACE, {
    extraHeaders: { cookie: cookie.join('; '), origin: url },
  });
  const ask: AskingAgent['ask'] = (name, input) => asked(socket, name, input);
  await ask('agent:start', {});
  return { ask, close: () => socket.close() };
}

export async function visitorOf(
  url: string,
  siteKey: string,
  { path, locale }: { readonly path: string; readonly locale: string },
): Promise<AskingVisitor> {
  const socket = await connected(url, VISITOR_NAMESPACE, {
    auth: { siteKey },
    extraHeaders: { origin: url },
  });
  const ask: AskingVisitor['ask'] = (name, input) => asked(socket, name, input);
  const { conversation }: VisitStarted = await ask('visit:start', { visitId: randomUUID(), path, locale });
  return {
    conversationId: conversation.id,
    ask,
    async say(body) {
      await ask('message:send', { conversationId: conversation.id, clientId: randomUUID(), body });
    },
    close: () => socket.close(),
  };
}

async function post(url: string, path: string, body: unknown): Promise<Response> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return answer;
}

function connected(url: string, namespace: string, options: Parameters<typeof io>[1]): Promise<Socket> {
  const socket = io(`${url}${namespace}`, { transports: ['websocket'], forceNew: true, ...options });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

async function asked<Answer>(socket: Socket, name: string, input: unknown): Promise<Answer> {
  const reply = (await socket.timeout(ASKED_WITHIN_MS).emitWithAck(name, input)) as Reply<Answer>;
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.refusal.code}: ${reply.refusal.message}`);
  return reply.value;
}

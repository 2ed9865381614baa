import { randomUUID } from 'node:crypto';
import { agentOn, valueOf, type AgentClient } from '../testing/clients.ts';
import type { Change, Operation } from './journal.ts';
import type { AgentPlace } from './observer.ts';
import { FINAL, PAUSE_MS } from './writer.ts';

/** An agent who answers in one conversation, puts other words, takes back, and marks as read. */
export interface Colleague {
  readonly operations: readonly Operation[];
  readonly changes: readonly Change[];
  /** Does so many things, one after the other, each until it is acknowledged. */
  work(count: number): Promise<void>;
  stop(): void;
  close(): void;
}

type Attempt = (agent: AgentClient) => Promise<Operation['outcome']>;

/** Every third answer is taken back, with the words that were put in its place. */
const TAKEN_BACK_EVERY = 3;

/** @param place asked anew for every connection, since the server may come back elsewhere */
export function startColleague(conversationId: string, place: () => AgentPlace): Colleague {
  const operations: Operation[] = [];
  const changes: Change[] = [];
  let stopped = false;
  let client: AgentClient | null = null;

  const connected = async (): Promise<AgentClient> => {
    if (client?.socket.connected === true) return client;
    client?.close();
    client = null;
    const { url, cookie, origin } = place();
    client = await agentOn(url, cookie, origin);
    return client;
  };
  const insist = async (kept: { outcome: Operation['outcome'] }, attempt: Attempt) => {
    while (kept.outcome.kind === 'indeterminate' && !stopped) {
      try {
        kept.outcome = await attempt(await connected());
      } catch {
        // Not known whether it was stored: it is sent again, under the same id.
        client?.close();
        client = null;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };

  const answer = async (number: number): Promise<number | null> => {
    const operation: Operation = {
      conversationId,
      clientId: randomUUID(),
      body: `answer ${number}`,
      number,
      outcome: { kind: 'indeterminate' },
    };
    operations.push(operation);
    const { clientId, body } = operation;
    await insist(operation, async (agent) => {
      const reply = await agent.reply('message:send', { conversationId, clientId, body });
      if (!reply.ok && FINAL.has(reply.refusal.code)) return { kind: 'fail' };
      return { kind: 'ok', seq: valueOf(reply).event.seq };
    });
    return operation.outcome.kind === 'ok' ? operation.outcome.seq : null;
  };
  const say = async (said: Change['said']) => {
    const agentId = (await whoAmI()) ?? '';
    const change: Change = { conversationId, authorId: agentId, said, outcome: { kind: 'indeterminate' } };
    changes.push(change);
    const clientId = randomUUID();
    await insist(change, async (agent) => {
      const reply = await replyTo(agent, said, clientId);
      if (!reply.ok && FINAL.has(reply.refusal.code)) return { kind: 'fail' };
      return { kind: 'ok', seq: valueOf(reply) };
    });
  };
  const replyTo = async (agent: AgentClient, said: Change['said'], clientId: string) => {
    if (said.kind === 'read') {
      const reply = await agent.reply('message:read', { conversationId, upToSeq: said.upToSeq });
      return reply.ok ? { ok: true as const, value: reply.value.upToSeq } : reply;
    }
    const at = { conversationId, clientId, seq: said.targetSeq };
    const reply =
      said.kind === 'edit'
        ? await agent.reply('message:edit', { ...at, body: said.body })
        : await agent.reply('message:delete', at);
    if (!reply.ok) return reply;
    const { event } = reply.value;
    if (event === null) throw new Error('it was left to be done in a moment');
    return { ok: true as const, value: event.seq };
  };
  const whoAmI = async (): Promise<string | null> => {
    while (!stopped) {
      try {
        return (await connected()).started.agent.id;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
    return null;
  };

  return {
    operations,
    changes,
    async work(count) {
      for (let left = count; left > 0 && !stopped; left--) {
        const number = operations.length + 1;
        const seq = await answer(number);
        if (seq === null) continue;
        await say({ kind: 'read', upToSeq: seq });
        await say({ kind: 'edit', targetSeq: seq, body: `better answer ${number}` });
        if (number % TAKEN_BACK_EVERY === 0) await say({ kind: 'delete', targetSeq: seq });
      }
    },
    stop: () => {
      stopped = true;
    },
    close: () => client?.close(),
  };
}

import type { ConversationEvent, SyncAnswer } from '@attune/protocol';
import { agentOn, valueOf, type AgentClient } from '../testing/clients.ts';
import type { Observation } from './journal.ts';

/** Where agents look on. */
export interface AgentPlace {
  readonly url: string;
  readonly cookie: string;
  /** Where their page came from, when the connection goes another way. */
  readonly origin?: string;
}

export interface Observer {
  readonly observation: Observation;
  /** Catches up with the end of the list. */
  finish(): Promise<void>;
  close(): void;
}

const PAUSE_MS = 100;

/** An agent who follows one conversation by live news and fills every gap by sync, as the console does. */
export function observe(conversationId: string, place: () => AgentPlace): Observer {
  const seen: ConversationEvent[] = [];
  let closed = false;
  let client: AgentClient | null = null;
  let epoch: string | null = null;
  let following: Promise<void> = Promise.resolve();

  const lastSeq = () => seen.at(-1)?.seq ?? 0;
  const take = (events: readonly ConversationEvent[]) => {
    for (const event of events) if (event.seq === lastSeq() + 1) seen.push(event);
  };
  /** [CV5] Of another epoch: the database was restored, so what was seen may never have been. */
  const startAfresh = (answer: SyncAnswer): boolean => {
    const isAnother = epoch !== null && epoch !== answer.epoch;
    ({ epoch } = answer);
    if (isAnother) seen.length = 0;
    return isAnother;
  };
  const catchUp = async (agent: AgentClient) => {
    for (let more = true; more;) {
      const answer = valueOf(await agent.reply('conversation:sync', { conversationId, afterSeq: lastSeq() }));
      const again = startAfresh(answer);
      if (!again) take(answer.events);
      more = again || answer.more;
    }
  };
  const follow = async () => {
    const { url, cookie, origin } = place();
    const agent = await agentOn(url, cookie, origin);
    client = agent;
    agent.socket.on('conversation:event', (news: { conversationId: string; event: ConversationEvent }) => {
      if (news.conversationId !== conversationId) return;
      if (news.event.seq > lastSeq() + 1)
        following = following.then(() => catchUp(agent)).catch(() => undefined);
      else take([news.event]);
    });
    const gone = new Promise((resolve) => agent.socket.once('disconnect', resolve));
    valueOf(await agent.reply('conversation:open', { conversationId }));
    await catchUp(agent);
    await gone;
  };
  const keepFollowing = async () => {
    while (!closed) {
      await follow().catch(() => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)));
      client?.close();
    }
  };
  void keepFollowing();

  return {
    observation: { conversationId, seen },
    async finish() {
      const { url, cookie, origin } = place();
      const agent = await agentOn(url, cookie, origin);
      await catchUp(agent);
      agent.close();
    },
    close() {
      closed = true;
      client?.close();
    },
  };
}

import type { ConversationEvent } from '@attune/protocol';
import { agentOn, valueOf, type VisitorPlace } from '../testing/clients.ts';
import { judge, type Observation, type Operation, type Verdict } from './journal.ts';
import { observe, type AgentPlace, type Observer } from './observer.ts';
import { startWriter, type Writer } from './writer.ts';

export interface TrafficPlaces {
  /** Asked anew for every connection of the nth writer. */
  readonly writerAt: (writer: number) => VisitorPlace;
  readonly observerAt: (writer: number) => AgentPlace;
  readonly writers: number;
}

/** Visitors who write, and an agent beside each of them. */
export interface Traffic {
  readonly writers: readonly Writer[];
  readonly observers: readonly Observer[];
  /** Each visitor writes so many, one after the other. */
  write(each: number): Promise<void>;
  /** Lets observers catch up, reads the lists, and judges. @param at a process that serves */
  finish(at: AgentPlace): Promise<Judged>;
  close(): void;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly operations: readonly Operation[];
}

export async function startTraffic(places: TrafficPlaces): Promise<Traffic> {
  const { writerAt, observerAt } = places;
  const writers = await Promise.all(
    Array.from({ length: places.writers }, (_, index) => startWriter(() => writerAt(index))),
  );
  const observers = writers.map(({ conversationId }, index) =>
    observe(conversationId, () => observerAt(index)),
  );
  const close = () => {
    for (const one of [...writers, ...observers]) one.close();
  };
  return {
    writers,
    observers,
    async write(each) {
      await Promise.all(writers.map((writer) => writer.write(each)));
    },
    async finish(at) {
      await Promise.all(observers.map((observer) => observer.finish()));
      const operations = writers.flatMap((writer) => writer.operations);
      const observations = observers.map(({ observation }) => observation);
      const verdict = await judgeAt(at, operations, observations);
      close();
      return { verdict, operations };
    },
    close,
  };
}

/** Reads every list that is named, from a process that serves, and judges. */
export async function judgeAt(
  { url, cookie }: AgentPlace,
  operations: readonly Operation[],
  observations: readonly Observation[],
): Promise<Verdict> {
  const ids = new Set([...operations, ...observations].map(({ conversationId }) => conversationId));
  return judge(operations, await listsOf(url, cookie, ids), observations);
}

async function listsOf(url: string, cookie: string, conversationIds: ReadonlySet<string>) {
  const agent = await agentOn(url, cookie);
  const lists = new Map<string, readonly ConversationEvent[]>();
  for (const conversationId of conversationIds) {
    const list: ConversationEvent[] = [];
    for (let more = true; more;) {
      const afterSeq = list.at(-1)?.seq ?? 0;
      const answer = valueOf(await agent.reply('conversation:sync', { conversationId, afterSeq }));
      list.push(...answer.events);
      more = answer.more;
    }
    lists.set(conversationId, list);
  }
  agent.close();
  return lists;
}

/** The sites of an installation as its agents see them. */
export async function firstSiteKey({ url, cookie }: AgentPlace): Promise<string> {
  const agent = await agentOn(url, cookie);
  agent.close();
  const [site] = agent.started.sites;
  if (site === undefined) throw new Error('there is no site');
  return site.publicKey;
}

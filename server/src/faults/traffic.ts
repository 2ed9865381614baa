import type { ConversationEvent } from '@attune/protocol';
import { agentOn, valueOf, type VisitorPlace } from '../testing/clients.ts';
import { judgeChanges, judgeScreens } from './changes.ts';
import { startColleague, type Colleague } from './colleague.ts';
import { added, judge, type Change, type Observation, type Operation, type Verdict } from './journal.ts';
import { observe, type AgentPlace, type Observer } from './observer.ts';
import { startWriter, type Writer } from './writer.ts';

export interface TrafficPlaces {
  /** Asked anew for every connection of the nth writer. */
  readonly writerAt: (writer: number) => VisitorPlace;
  readonly observerAt: (writer: number) => AgentPlace;
  readonly writers: number;
  /** An agent in each conversation answers, edits, deletes and marks as read; left out: visitors alone write. */
  readonly answered?: boolean;
}

/** Visitors who write, and an agent beside each of them. */
export interface Traffic {
  readonly writers: readonly Writer[];
  readonly colleagues: readonly Colleague[];
  readonly observers: readonly Observer[];
  /** Each visitor writes so many, one after the other; so does each agent who answers. */
  write(each: number): Promise<void>;
  /** Lets observers catch up, reads the lists, and judges. @param at a process that serves */
  finish(at: AgentPlace): Promise<Judged>;
  close(): void;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly operations: readonly Operation[];
  readonly changes: readonly Change[];
}

export async function startTraffic(places: TrafficPlaces): Promise<Traffic> {
  const { writerAt, observerAt, answered = false } = places;
  const writers = await Promise.all(
    Array.from({ length: places.writers }, (_, index) => startWriter(() => writerAt(index))),
  );
  const observers = writers.map(({ conversationId }, index) =>
    observe(conversationId, () => observerAt(index)),
  );
  const colleagues = (answered ? writers : []).map(({ conversationId }, index) =>
    startColleague(conversationId, () => observerAt(index)),
  );
  const close = () => {
    for (const one of [...writers, ...colleagues, ...observers]) one.close();
  };
  return {
    writers,
    colleagues,
    observers,
    async write(each) {
      await Promise.all([
        ...writers.map((writer) => writer.write(each)),
        ...colleagues.map((colleague) => colleague.work(each)),
      ]);
    },
    async finish(at) {
      await Promise.all(observers.map((observer) => observer.finish()));
      const operations = [...writers, ...colleagues].flatMap((one) => one.operations);
      const changes = colleagues.flatMap((one) => one.changes);
      const observations = observers.map(({ observation }) => observation);
      const verdict = await judgeAt(at, operations, observations, changes);
      close();
      return { verdict, operations, changes };
    },
    close,
  };
}

/** Reads every list that is named, from a process that serves, and judges. */
export async function judgeAt(
  { url, cookie }: AgentPlace,
  operations: readonly Operation[],
  observations: readonly Observation[],
  changes: readonly Change[] = [],
): Promise<Verdict> {
  const ids = new Set([...operations, ...observations].map(({ conversationId }) => conversationId));
  const lists = await listsOf(url, cookie, ids);
  const verdict = judge(operations, lists, observations);
  const ofChanges = [...lists].map(([id, list]) =>
    judgeChanges(
      changes.filter(({ conversationId }) => conversationId === id),
      list,
    ),
  );
  const ofScreens = observations.map((observation) => {
    const list = lists.get(observation.conversationId) ?? [];
    return judgeScreens(observation, list, everySoOften(observation.seen.length));
  });
  return [...ofChanges, ...ofScreens].reduce(added, verdict);
}

/** Places of a list to begin again from: all of a short one, evenly over a long one. */
function everySoOften(length: number): readonly number[] {
  const step = Math.max(1, Math.ceil(length / 200));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
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

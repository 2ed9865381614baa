import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VisitorAnswers } from '@attune/protocol';
import { rowOf } from '../outcome.ts';
import { several, visitorOn, type Visitor } from '../side.ts';
import type { Slice } from '../slice.ts';
import { measured } from '../turns.ts';
import { factsBefore, FACTS_OF_A_REPORT } from './facts.ts';
import type { Scenario } from './scenario.ts';

const INTERACTIONS_PER_SECOND = 20_000;

/** Few, so that it is the flood that is in their way and not they themselves. */
const TALKERS = 10;
const MESSAGES_PER_SECOND = 20;

/** How often reports are sent: a timer is no more exact. */
const EVERY_MS = 10;

/** (g) What a flood of interactions does to those who write: the same messages at the same pace, without and with it. */
export const flood: Scenario = async ({ attune, seconds, clients }) => {
  const talkers = await several(TALKERS, () => visitorOn(attune));
  const flooding = await several(clients, () => visitorOn(attune));
  await talk(attune.pid, talkers, 1);
  const calm = await talk(attune.pid, talkers, seconds);
  const outpour = startFlood(flooding);
  const flooded = await talk(attune.pid, talkers, seconds);
  const { sent, stored, shed } = await outpour.stop();
  for (const visitor of [...talkers, ...flooding]) visitor.cut();
  const rows = [
    rowOf('calm', calm),
    rowOf('flood', flooded, `${sent} interactions sent, ${stored} taken, ${shed} shed`),
  ];
  const [before, during] = rows;
  return {
    scenario: 'g',
    title: `messages beside ${INTERACTIONS_PER_SECOND} interactions a second`,
    unit: 'messages',
    rows,
    ratio: before === undefined || during === undefined ? null : during.p99Ms / before.p99Ms,
    ratioOf: 'p99 of an ack in the flood over that in the calm',
  };
};

/** Writes at a steady pace, however late the answers come. */
function talk(pid: number, talkers: readonly Visitor[], seconds: number): Promise<Slice> {
  return measured(pid, async (latenciesMs) => {
    const count = Math.ceil(seconds * MESSAGES_PER_SECOND);
    const from = performance.now();
    const answers: Promise<void>[] = [];
    for (let index = 0; index < count; index++) {
      const late = from + (index * 1_000) / MESSAGES_PER_SECOND - performance.now();
      if (late > 0) await sleep(late);
      const talker = talkers[index % talkers.length];
      if (talker !== undefined) answers.push(say(talker, latenciesMs));
    }
    await Promise.all(answers);
    return count;
  });
}

async function say(talker: Visitor, latenciesMs: number[]): Promise<void> {
  const began = performance.now();
  const { conversationId } = talker;
  await talker.ask('message:send', {
    conversationId,
    clientId: randomUUID(),
    body: 'It is still not there.',
  });
  latenciesMs.push(performance.now() - began);
}

interface Poured {
  sent: number;
  stored: number;
  shed: number;
}

/** Reports at the pace of the flood until it is stopped, whether answered or not. */
function startFlood(visitors: readonly Visitor[]): { stop(): Promise<Poured> } {
  const poured: Poured = { sent: 0, stored: 0, shed: 0 };
  const visits = visitors.map((visitor) => ({ visitor, visitId: randomUUID(), batchNo: 0 }));
  const answers = new Set<Promise<void>>();
  const from = performance.now();
  let next = 0;
  const report = async ({ visitor, visitId, batchNo }: (typeof visits)[number]): Promise<void> => {
    const { conversationId } = visitor;
    const sentAt = Date.now();
    const interactions = factsBefore(sentAt, batchNo);
    const answer = await visitor.ask('interaction:report', {
      conversationId,
      visitId,
      batchNo,
      sentAt,
      interactions,
    });
    const { stored, shed } = answer as VisitorAnswers['interaction:report'];
    poured.stored += stored;
    poured.shed += shed;
  };
  const timer = setInterval(() => {
    const due = ((performance.now() - from) / 1_000) * INTERACTIONS_PER_SECOND;
    while (poured.sent < due) {
      const visit = visits[next++ % visits.length];
      if (visit === undefined) return;
      const answer = report(visit).finally(() => answers.delete(answer));
      answers.add(answer);
      visit.batchNo++;
      poured.sent += FACTS_OF_A_REPORT;
    }
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(answers);
      return poured;
    },
  };
}

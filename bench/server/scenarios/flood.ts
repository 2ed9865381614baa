import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VisitorAnswers } from '@attune/protocol';
import { rowOf } from '../outcome.ts';
import { several, visitorOn, type Visitor } from '../side.ts';
import { joined, type Slice } from '../slice.ts';
import { measured } from '../turns.ts';
import { factsBefore, FACTS_OF_A_REPORT } from './facts.ts';
import type { Scenario } from './scenario.ts';

const INTERACTIONS_PER_SECOND = 20_000;

/** Few, so that it is the flood that is in their way and not they themselves. */
const TALKERS = 20;
const MESSAGES_PER_SECOND = 50;

/** A hundredth of a hundred messages is one message, which says nothing: here it is a dozen. */
const LONGER = 4;
const TURNS = 4;

/** A message that was refused is said again after this, and given up, with the run, when it was refused so often. */
const AGAIN_AFTER_MS = 1_000;
const MOST_ATTEMPTS = 20;

/** How often reports are sent: a timer is no more exact. */
const EVERY_MS = 10;

/** (g) What a flood of interactions does to those who write: the same messages at the same pace, without and with it. */
export const flood: Scenario = async ({ attune, seconds, clients }) => {
  const talkers = await several(TALKERS, () => visitorOn(attune));
  const flooding = await several(clients, () => visitorOn(attune));
  const turnSeconds = (seconds * LONGER) / TURNS;
  const [calm, flooded]: [Slice[], Slice[]] = [[], []];
  const facts: Poured = { sent: 0, stored: 0, shed: 0, refused: 0 };
  await talk(attune.pid, talkers, 1);
  // By turns, so that both see the same machine.
  for (let turn = 0; turn < TURNS; turn++) {
    calm.push(await talk(attune.pid, talkers, turnSeconds));
    const outpour = startFlood(flooding);
    const slice = await talk(attune.pid, talkers, turnSeconds, () => outpour.stop());
    flooded.push(slice);
    const { sent, stored, shed, refused } = await outpour.stop();
    facts.sent += sent;
    facts.stored += stored;
    facts.shed += shed;
    facts.refused += refused;
  }
  for (const visitor of [...talkers, ...flooding]) visitor.cut();
  const rows = [
    rowOf('calm', joined(calm)),
    rowOf(
      'flood',
      joined(flooded),
      `${facts.sent} interactions sent, ${facts.stored} taken, ${facts.shed} shed, ${facts.refused} refused`,
    ),
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

/**
 * Writes at a steady pace, however late the answers come.
 * @param end of what goes on beside it, before what the server has put off is waited for
 */
function talk(
  pid: number,
  talkers: readonly Visitor[],
  seconds: number,
  end: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Slice> {
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
    await end();
    return count;
  });
}

/** A message is said until it is taken, as the widget does: a refusal makes it late, and does not make it go away. */
async function say(talker: Visitor, latenciesMs: number[]): Promise<void> {
  const began = performance.now();
  const { conversationId } = talker;
  const message = { conversationId, clientId: randomUUID(), body: 'It is still not there.' };
  for (let attempt = 1; ; attempt++) {
    try {
      await talker.ask('message:send', message);
      break;
    } catch (refusal) {
      if (attempt === MOST_ATTEMPTS) throw refusal;
      await sleep(AGAIN_AFTER_MS);
    }
  }
  latenciesMs.push(performance.now() - began);
}

interface Poured {
  sent: number;
  stored: number;
  shed: number;
  refused: number;
}

/** Reports at the pace of the flood until it is stopped, whether answered or not. */
function startFlood(visitors: readonly Visitor[]): { stop(): Promise<Poured> } {
  const poured: Poured = { sent: 0, stored: 0, shed: 0, refused: 0 };
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
      // What is refused, since the database is away for a moment, was not taken either.
      const answer = report(visit)
        .catch(() => void (poured.refused += FACTS_OF_A_REPORT))
        .finally(() => answers.delete(answer));
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

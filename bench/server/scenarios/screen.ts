import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ATTUNE, BARE, ratioOf, rowsOf } from '../outcome.ts';
import { agentOn, several, visitorOn, type Side } from '../side.ts';
import { alternate, measured, until, type Turn } from '../turns.ts';
import type { Scenario } from './scenario.ts';

/** Far from what either side can do: here it is told how long a message is under way, not how many go through. */
const PER_SECOND = 50;
const VISITORS = 20;
const ARRIVES_WITHIN_MS = 30_000;

/** (b) How long a message is under way from a visitor's socket to the socket of an agent who has the conversation open. */
export const screen: Scenario = async ({ attune, bare, seconds }) => {
  const sides = [await pacedMessages(attune), await pacedMessages(bare)] as const;
  const slices = await alternate(
    new Map([
      [ATTUNE, sides[0].turn],
      [BARE, sides[1].turn],
    ]),
    seconds,
  );
  for (const { leave } of sides) leave();
  const rows = rowsOf(slices);
  return {
    scenario: 'b',
    title: `message → agent’s screen, ${PER_SECOND} a second`,
    unit: 'messages',
    rows,
    ratio: ratioOf(rows, BARE, ({ p99Ms }) => p99Ms),
    ratioOf: 'p99 of ours over p99 of bare Socket.IO',
  };
};

async function pacedMessages(side: Side): Promise<{ turn: Turn; leave(): void }> {
  const visitors = await several(VISITORS, () => visitorOn(side));
  const agent = await agentOn(side);
  for (const { conversationId } of visitors) await agent.ask('conversation:open', { conversationId });
  const underWay = new Map<string, number>();
  let latencies: number[] = [];
  agent.on('conversation:event', (body) => {
    const mark = /message no (\S+)/.exec(body)?.[1] ?? '';
    const sentAt = underWay.get(mark);
    if (sentAt === undefined) return;
    latencies.push(performance.now() - sentAt);
    underWay.delete(mark);
  });

  const turn: Turn = (seconds) =>
    measured(side.pid, async (latenciesMs) => {
      latencies = latenciesMs;
      const count = Math.ceil(seconds * PER_SECOND);
      const from = performance.now();
      const answers: Promise<unknown>[] = [];
      for (let index = 0; index < count; index++) {
        const late = from + (index * 1_000) / PER_SECOND - performance.now();
        if (late > 0) await sleep(late);
        const visitor = visitors[index % VISITORS];
        if (visitor === undefined) continue;
        const clientId = randomUUID();
        underWay.set(clientId, performance.now());
        const { conversationId } = visitor;
        const body = `message no ${clientId} to the agent`;
        answers.push(visitor.ask('message:send', { conversationId, clientId, body }));
      }
      await Promise.all(answers);
      if (!(await until(() => underWay.size === 0, ARRIVES_WITHIN_MS))) {
        throw new Error(`${side.name}: ${underWay.size} of ${count} messages did not reach the agent.`);
      }
      return count;
    });
  const leave = (): void => {
    for (const connection of [...visitors, agent]) connection.cut();
  };
  return { turn, leave };
}

import { ATTUNE, BARE, ratioOf, rowsOf } from '../outcome.ts';
import { agentOn, several, visitorOn, type Side, type Visitor } from '../side.ts';
import { actFor, alternate, measured, until, type Turn } from '../turns.ts';
import type { Scenario } from './scenario.ts';

const VISITORS = 8;
const ARRIVES_WITHIN_MS = 30_000;

/**
 * (d) How many agents hear per CPU-second that visitors type. As many agents as there are clients, each told by every
 * visitor. Presence is no news on the wire: a visitor is told of it in the answer to `visit:start`.
 */
export const typing: Scenario = async ({ attune, bare, seconds, clients }) => {
  const sides = [await typists(attune, clients), await typists(bare, clients)] as const;
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
    scenario: 'd',
    title: `typing, told to ${clients} agents`,
    unit: 'deliveries',
    rows,
    ratio: ratioOf(rows, BARE, ({ perCpuSecond }) => perCpuSecond),
    ratioOf: 'deliveries per CPU-second over those of bare Socket.IO',
  };
};

async function typists(side: Side, agentCount: number): Promise<{ turn: Turn; leave(): void }> {
  const visitors = await several(VISITORS, () => visitorOn(side));
  const agents = await several(agentCount, () => agentOn(side));
  let heard = 0;
  for (const agent of agents) agent.on('typing:changed', () => heard++);
  let isTyping = false;
  const act = async (visitor: Visitor): Promise<number> => {
    isTyping = !isTyping;
    await visitor.ask('typing:set', { conversationId: visitor.conversationId, typing: isTyping });
    return agentCount;
  };
  // What is still on its way when the last one was answered is part of the work.
  const turn: Turn = (seconds) =>
    measured(side.pid, async (latenciesMs) => {
      const before = heard;
      const done = await actFor({ seconds, actors: visitors, act, latenciesMs });
      if (!(await until(() => heard - before >= done, ARRIVES_WITHIN_MS))) {
        throw new Error(`${side.name}: ${heard - before} of ${done} deliveries arrived.`);
      }
      return done;
    });
  const leave = (): void => {
    for (const connection of [...visitors, ...agents]) connection.cut();
  };
  return { turn, leave };
}

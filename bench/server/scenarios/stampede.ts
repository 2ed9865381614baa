import { setTimeout as sleep } from 'node:timers/promises';
import { ATTUNE, BARE, ratioOf, rowsOf } from '../outcome.ts';
import { several, visitorOn, type Side, type Visitor } from '../side.ts';
import { joined, type Slice } from '../slice.ts';
import { measured } from '../turns.ts';
import type { Scenario } from './scenario.ts';

const PER_CLIENT = 10;
const STAMPEDES = 3;

/** Until a server has noticed that all of them are gone. */
const GONE_AFTER_MS = 1_000;

/** (f) Everybody is cut off, and everybody comes back at once: known, started, and caught up. */
export const stampede: Scenario = async ({ attune, bare, clients }) => {
  const slices = new Map<string, Slice[]>([
    [ATTUNE, []],
    [BARE, []],
  ]);
  const crowds = [];
  for (const side of [attune, bare]) {
    crowds.push({ side, visitors: await several(PER_CLIENT * clients, () => visitorOn(side)) });
  }
  for (let turn = 0; turn < STAMPEDES; turn++) {
    for (const crowd of crowds) {
      for (const visitor of crowd.visitors) visitor.cut();
      await sleep(GONE_AFTER_MS);
      const { slice, visitors } = await comeBack(crowd.side, crowd.visitors);
      crowd.visitors = visitors;
      slices.get(crowd.side === attune ? ATTUNE : BARE)?.push(slice);
    }
  }
  for (const { visitors } of crowds) for (const visitor of visitors) visitor.cut();
  const rows = rowsOf(new Map([...slices].map(([side, ofIt]) => [side, joined(ofIt)])));
  return {
    scenario: 'f',
    title: `${PER_CLIENT * clients} come back at once`,
    unit: 'visitors back',
    rows,
    ratio: ratioOf(rows, BARE, ({ perCpuSecond }) => perCpuSecond),
    ratioOf: 'visitors back per CPU-second over those of bare Socket.IO',
  };
};

async function comeBack(
  side: Side,
  gone: readonly Visitor[],
): Promise<{ slice: Slice; visitors: readonly Visitor[] }> {
  let visitors: readonly Visitor[] = [];
  const slice = await measured(side.pid, async (latenciesMs) => {
    const began = performance.now();
    visitors = await Promise.all(
      gone.map(async ({ token }) => {
        const visitor = await visitorOn(side, token);
        await visitor.ask('conversation:sync', { conversationId: visitor.conversationId, afterSeq: 0 });
        latenciesMs.push(performance.now() - began);
        return visitor;
      }),
    );
    return visitors.length;
  });
  return { slice, visitors };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { ATTUNE, BARE, ratioOf, rowOf, type Row } from '../outcome.ts';
import { rssKbOf } from '../process-usage.ts';
import { several, visitorOn, type Side } from '../side.ts';
import { measured } from '../turns.ts';
import type { Scenario } from './scenario.ts';

/** Visitors for every client of the other scenarios: many, so that what a process takes anyway does not count. */
const PER_CLIENT = 40;

/** Connected before anything is measured, and staying: the heap has grown to its size by then. */
const EARLIER_PER_CLIENT = 6;

const SETTLES_MS = 3_000;

/** (e) What a visitor costs who has opened the chat and says nothing. Asked first, on servers nobody has used. */
export const idle: Scenario = async ({ attune, bare, clients }) => {
  const rows = [await idleRow(attune, ATTUNE, clients), await idleRow(bare, BARE, clients)];
  return {
    scenario: 'e',
    title: `${PER_CLIENT * clients} idle visitors`,
    unit: 'visitors let in',
    rows,
    ratio: ratioOf(rows, BARE, ({ idleKb }) => idleKb),
    ratioOf: 'RSS of one visitor over that of bare Socket.IO',
  };
};

async function idleRow(side: Side, name: string, clients: number): Promise<Row> {
  const count = PER_CLIENT * clients;
  const earlier = await several(EARLIER_PER_CLIENT * clients, () => visitorOn(side));
  await sleep(SETTLES_MS);
  const before = rssKbOf(side.pid);
  const visitors = [...earlier];
  const slice = await measured(side.pid, async (latenciesMs) => {
    const all = await several(count, async () => {
      const began = performance.now();
      const visitor = await visitorOn(side);
      latenciesMs.push(performance.now() - began);
      return visitor;
    });
    visitors.push(...all);
    return count;
  });
  await sleep(SETTLES_MS);
  const after = rssKbOf(side.pid);
  for (const visitor of visitors) visitor.cut();
  const note = `RSS ${mb(before)} → ${mb(after)} MB`;
  return { ...rowOf(name, slice, note), idleKb: (after - before) / count };
}

const mb = (kb: number): string => (kb / 1_024).toFixed(1);

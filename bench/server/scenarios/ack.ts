import { randomUUID } from 'node:crypto';
import { ATTUNE, BARE, ratioOf, rowsOf } from '../outcome.ts';
import { several, visitorOn, type Side, type Visitor } from '../side.ts';
import { alternate, closedLoop } from '../turns.ts';
import type { Scenario } from './scenario.ts';

const BARE_INSERT = 'bare insert';
const BODY = 'Where is my order? It should have come on Tuesday, says the mail.';

/** (a) How many messages are acknowledged, which ours does once they are committed. */
export const ack: Scenario = async ({ attune, bare, insertFor, seconds, clients }) => {
  const crowd = ({ pid }: Side, visitors: readonly Visitor[]) =>
    closedLoop(pid, visitors, async (visitor) => {
      const { conversationId } = visitor;
      await visitor.ask('message:send', { conversationId, clientId: randomUUID(), body: BODY });
      return 1;
    });
  const [ours, theirs] = [
    await several(clients, () => visitorOn(attune)),
    await several(clients, () => visitorOn(bare)),
  ];
  const slices = await alternate(
    new Map([
      [ATTUNE, crowd(attune, ours)],
      [BARE_INSERT, (turnSeconds) => insertFor(turnSeconds, clients)],
      [BARE, crowd(bare, theirs)],
    ]),
    seconds,
  );
  for (const visitor of [...ours, ...theirs]) visitor.cut();
  const rows = rowsOf(slices);
  return {
    scenario: 'a',
    title: 'visitor message → ack',
    unit: 'messages',
    rows,
    ratio: ratioOf(rows, BARE_INSERT, ({ perSecond }) => perSecond),
    ratioOf: 'acks per second over the same database’s bare inserts per second',
  };
};

import { randomUUID } from 'node:crypto';
import { inFigures } from '../../figures.ts';
import { helpersInWords, watching } from '../helpers.ts';
import { ATTUNE, BARE, ratioOf, rowOf } from '../outcome.ts';
import { several, visitorOn, type Side, type Visitor } from '../side.ts';
import { alternate, closedLoop, type Turn } from '../turns.ts';
import type { Scenario } from './scenario.ts';

const BARE_INSERT = 'bare insert';
const BARE_TRANSACTION = 'bare transaction';
const BODY = 'Where is my order? It should have come on Tuesday, says the mail.';

/** (a) How many messages are acknowledged, which ours does once they are committed. */
export const ack: Scenario = async (stage) => {
  const { attune, bare, workFor, helpers, seconds, clients } = stage;
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
  const turns: readonly (readonly [string, Turn])[] = [
    [ATTUNE, crowd(attune, ours)],
    [BARE_TRANSACTION, (turnSeconds) => workFor('transaction', turnSeconds, clients)],
    [BARE_INSERT, (turnSeconds) => workFor('insert', turnSeconds, clients)],
    [BARE, crowd(bare, theirs)],
  ];
  const slices = await alternate(
    new Map(turns.map(([side, turn]) => [side, watching(helpers, turn)])),
    seconds,
  );
  for (const visitor of [...ours, ...theirs]) visitor.cut();
  const rows = [...slices].map(([side, slice]) => rowOf(side, slice, helpersInWords(slice)));
  const narrow = ratioOf(rows, BARE_INSERT, ({ perSecond }) => perSecond);
  return {
    scenario: 'a',
    title: 'visitor message → ack',
    unit: 'messages',
    rows,
    ratio: ratioOf(rows, BARE_TRANSACTION, ({ perSecond }) => perSecond),
    ratioOf:
      'acks per second over the same database’s bare transactions per second ' +
      `(over its bare narrow inserts: ${inFigures(narrow, 3)})`,
  };
};

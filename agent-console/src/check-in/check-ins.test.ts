import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeConnection, ok, type FakeConnection } from '../../gallery/fake-connection.ts';
import { inboxItems } from '../../gallery/fixtures/inbox.ts';
import { createMemoryKeeping } from '../state/keeping.ts';
import { createCheckIns, type CheckIns } from './check-ins.ts';

const MINUTE_MS = 60_000;
const [row] = inboxItems(0);

let connection: FakeConnection;
let keeping: ReturnType<typeof createMemoryKeeping>;
let now: number;
let breaks: number[];
let ended: readonly string[];

const begin = (agentId = 'me'): CheckIns => {
  const checkIns = createCheckIns({
    connection,
    keeping,
    agentId: () => agentId,
    now: () => now,
    beginBreak: async (minutes) => {
      breaks.push(minutes);
      return null;
    },
  });
  checkIns.load();
  return checkIns;
};
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
/** One of somebody's conversations is resolved. */
const resolves = async (agentId = 'me'): Promise<void> => {
  if (row === undefined) throw new Error('There is no row to resolve.');
  const assignee = { id: agentId, name: 'Somebody' };
  connection.tell('inbox:changed', { item: { ...row, status: 'resolved', assignee } });
  await settled();
};

beforeEach(() => {
  connection = createFakeConnection();
  connection.goes({ kind: 'online' });
  connection.answer('hard-ended:list', () => ok({ conversationIds: ended }));
  keeping = createMemoryKeeping();
  now = 1_772_546_400_000;
  breaks = [];
  ended = ['a', 'b', 'c'];
});

describe('[TW22] a break is offered', () => {
  it('after the third hard one, and not after two', async () => {
    const checkIns = begin();
    ended = ['a', 'b'];
    await resolves();
    expect(checkIns.offer.value).toBeNull();
    ended = ['a', 'b', 'c'];
    await resolves();
    expect(checkIns.offer.value).toBe(3);
  });

  it('for what one ended oneself alone: a colleague’s asks nothing', async () => {
    const checkIns = begin();
    await resolves('somebody-else');
    expect(checkIns.offer.value).toBeNull();
    expect(connection.asked).toEqual([]);
  });

  it('for the shield, too; a conversation counts once, and for an hour', async () => {
    const checkIns = begin();
    ended = ['a'];
    for (const id of ['a', 'b']) {
      checkIns.shielded(id);
      await settled();
    }
    expect(checkIns.offer.value).toBeNull();
    now += 61 * MINUTE_MS;
    for (const id of ['c', 'd']) {
      checkIns.shielded(id);
      await settled();
    }
    expect(checkIns.offer.value).toBe(3);
  });

  it('not again within the hour after “Not now”', async () => {
    const checkIns = begin();
    await resolves();
    checkIns.notNow();
    expect(checkIns.offer.value).toBeNull();
    now += 59 * MINUTE_MS;
    await resolves();
    expect(checkIns.offer.value).toBeNull();
    now += 2 * MINUTE_MS;
    await resolves();
    expect(checkIns.offer.value).toBe(3);
  });

  it('until it is taken: then there is peace for an hour', async () => {
    const checkIns = begin();
    await resolves();
    expect(await checkIns.takeBreak(5)).toBeNull();
    expect(breaks).toEqual([5]);
    expect(checkIns.offer.value).toBeNull();
    await resolves();
    expect(checkIns.offer.value).toBeNull();
  });

  it('never where it is switched off, which is each agent’s own on a shared browser', async () => {
    const checkIns = begin();
    await resolves();
    checkIns.turn(false);
    expect(checkIns.offer.value).toBeNull();
    await resolves();
    expect(checkIns.offer.value).toBeNull();
    expect(begin().isOn.value).toBe(false);
    expect(begin('another').isOn.value).toBe(true);
    checkIns.turn(true);
    expect(begin().isOn.value).toBe(true);
  });
});

import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { conversations, visitors } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createVisitors } from '../visitors/visitors.ts';
import { appendEvent } from './append-event.repository.ts';
import { createComingBack } from './coming-back.ts';

const AT = 1_772_546_400_000;
const LATER = AT + 60_000;
const ORIGIN = 'https://shop.example';

describe.each(engines)('visitors who come at the same time on %s', (engine) => {
  const database = withDatabase(engine);
  const comingBack = () => createComingBack({ db: database().db, epoch: 'e', now: () => LATER });
  const people = () => createVisitors({ db: database().db, now: () => LATER });
  const rowOf = async (id: string) => {
    const [row] = await database().db.select().from(conversations).where(eq(conversations.id, id));
    return row;
  };
  const opening = (visitorId: string, path: string | null = '/cart') => ({ siteId: 's', visitorId, path });
  /** Several with a conversation each. */
  const several = async (name: string) => {
    const ids = Array.from({ length: 5 }, () => `${name}-${randomUUID()}`);
    for (const id of ids)
      await insertConversationRows(database().db, AT, {
        siteId: 's',
        conversationId: id,
        visitorId: `v-${id}`,
      });
    return ids;
  };

  it('each go on with their own conversation, on the page where they are now', async () => {
    const ids = await several('back');
    const { open } = comingBack();
    const opened = await Promise.all(ids.map((id) => open({ ...opening(`v-${id}`), isNew: false })));
    expect(opened).toEqual(ids.map((id) => ({ id, status: 'open', lastSeq: 0 })));
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ currentPath: '/cart', updatedAt: LATER });
  });

  it('leave the row as it is when they are where they were', async () => {
    const [id = ''] = await several('still');
    await comingBack().open({ ...opening(`v-${id}`), isNew: false });
    const before = await rowOf(id);
    await createComingBack({ db: database().db, epoch: 'e', now: () => LATER + 9 }).open({
      ...opening(`v-${id}`),
      isNew: false,
    });
    expect(await rowOf(id)).toEqual(before);
  });

  it('get a new one when theirs was resolved, and when they are new', async () => {
    const { db } = database();
    const [resolved = '', ...others] = await several('mixed');
    await db.update(conversations).set({ status: 'resolved' }).where(eq(conversations.id, resolved));
    const { visitor } = await people().create('s', ORIGIN, { locale: 'de', timeZone: null });
    const { open } = comingBack();
    const [again, fresh, ...rest] = await Promise.all([
      open({ ...opening(`v-${resolved}`), isNew: false }),
      open({ ...opening(visitor.id, null), isNew: true }),
      ...others.map((id) => open({ ...opening(`v-${id}`), isNew: false })),
    ]);
    expect(again.id).not.toBe(resolved);
    expect(await rowOf(again.id)).toMatchObject({ visitorId: `v-${resolved}`, inboxAt: null, lastSeq: 0 });
    expect(await rowOf(fresh.id)).toMatchObject({
      visitorId: visitor.id,
      currentPath: null,
      createdAt: LATER,
    });
    expect(rest.map(({ id }) => id)).toEqual(others);
  });

  it('each catch up from where they were', async () => {
    const ids = await several('sync');
    for (const [index, id] of ids.entries()) {
      for (let seq = 0; seq <= index; seq++) {
        await appendEvent(database().db, {
          key: { siteId: 's', conversationId: id },
          author: { kind: 'visitor', id: `v-${id}`, name: null },
          clientId: randomUUID(),
          entry: { kind: 'message', body: `${index}.${seq}` },
          at: AT,
          outboxIds: { publish: randomUUID(), check: randomUUID() },
          firstCheckAt: LATER,
        });
      }
    }
    const { syncKnown } = comingBack();
    const answers = await Promise.all(
      ids.map((conversationId) => syncKnown({ siteId: 's', conversationId }, 1)),
    );
    for (const [index, { events, upTo, more, epoch }] of answers.entries()) {
      expect({ upTo, more, epoch }).toEqual({ upTo: index + 1, more: false, epoch: 'e' });
      expect(events.map((event) => (event.kind === 'message' ? event.body : event.kind))).toEqual(
        Array.from({ length: index }, (_, seq) => `${index}.${seq + 1}`),
      );
    }
  });

  it('are known by their own token alone, on its site and origin', async () => {
    const { create, recognise, noteVisit } = people();
    const made = await Promise.all(
      Array.from({ length: 5 }, () => create('s', ORIGIN, { locale: null, timeZone: null })),
    );
    const known = await Promise.all([
      ...made.map(({ token }) => recognise('s', ORIGIN, token)),
      recognise('s', 'https://other.example', made[0]?.token ?? ''),
      recognise('other', ORIGIN, made[0]?.token ?? ''),
      recognise('s', ORIGIN, 'nobody'),
    ]);
    expect(known).toEqual([...made.map(({ visitor }) => visitor), null, null, null]);
    await Promise.all(made.map(({ visitor }) => noteVisit(visitor, { locale: 'pt-BR', timeZone: 'UTC' })));
    for (const { visitor } of made) {
      const [row] = await database().db.select().from(visitors).where(eq(visitors.id, visitor.id));
      expect(row).toEqual({ ...visitor, locale: 'pt-BR', timeZone: 'UTC', lastSeenAt: LATER });
    }
  });
});

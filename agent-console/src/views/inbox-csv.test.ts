import { describe, expect, it } from 'vitest';
import { createFakeConnection, ok, refused } from '../../gallery/fake-connection.ts';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { inboxCsv, readAll } from './inbox-csv.ts';

const said = (preview: string) =>
  inboxCsv([anInboxItem({ lastMessage: { author: 'visitor', preview, at: 0 } })], new Map()).split('\r\n')[1];

describe('the inbox as a table', () => {
  it('quotes what would end a cell', () => {
    expect(said('one, "two"\nthree')).toMatch(/,"one, ""two""\nthree"$/);
  });

  it.each(['=1+1', '+1', '-1', '@a', '\t=1'])('keeps a spreadsheet from working out %j', (text) => {
    expect(said(text)).toMatch(new RegExp(`,'${text.replace(/[+]/g, '\\+')}$`));
  });

  it('reads every page', async () => {
    const connection = createFakeConnection();
    connection.goes({ kind: 'online' });
    connection.answer('inbox:page', ({ cursor }) =>
      ok({
        items: [anInboxItem({ conversationId: cursor ?? 'a' })],
        next: cursor === undefined ? 'b' : null,
      }),
    );
    expect(await readAll(connection, {}, { isWanted: () => true })).toMatchObject([
      { conversationId: 'a' },
      { conversationId: 'b' },
    ]);
    expect(await readAll(connection, {}, { isWanted: () => false })).toBeNull();
    connection.answer('inbox:page', () => refused('unavailable', 'Not now.'));
    expect(await readAll(connection, {}, { isWanted: () => true })).toEqual({ problem: 'Not now.' });
  });

  it('reads to the end however many there are, tells how far it is, and waits when it asks too fast', async () => {
    const connection = createFakeConnection();
    connection.goes({ kind: 'online' });
    let page = 0;
    connection.answer('inbox:page', () => {
      page += 1;
      if (page === 2) return refused('rate-limited', 'Too fast.', { retryAfterMs: 1 });
      const next = page === 252 ? null : String(page);
      return ok({ items: [anInboxItem({ conversationId: `c-${page}` })], next } as never);
    });
    const told: number[] = [];
    const items = await readAll(connection, {}, { isWanted: () => true, read: (rows) => told.push(rows) });
    expect(items).toHaveLength(251);
    expect(told.at(-1)).toBe(250);
  });
});

import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEntries } from '../db/schema/index.ts';
import { beginnings, wordsOfAuditEntry } from '../db/schema/searched-words.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { audit, createAuditLog } from './audit.ts';
import { csvLine } from './csv.ts';

describe.each(engines)('the audit log on %s', (engine) => {
  const database = withDatabase(engine);
  const entry = (at: number, name: string | null = null) => ({
    at,
    siteId: 's1',
    actor: { kind: 'person', id: 'p1', name: 'Ada' } as const,
    action: 'webhook.created',
    subject: { kind: 'webhook', id: 'w1', name },
    details: {},
  });

  it('goes with its act, and is never changed', async () => {
    const { db } = database();
    await audit(db, entry(1));
    await expect(
      db.transaction(async (tx) => {
        await audit(tx, entry(2));
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    const { entries } = await createAuditLog({ db, now: () => 3 }).list({ siteId: 's1' });
    expect(entries.map(({ at }) => at)).toEqual([1]);
    await expect(db.delete(auditEntries)).rejects.toThrow();
    await expect(db.update(auditEntries).set({ at: 5 }).where(eq(auditEntries.at, 1))).rejects.toThrow();
  });

  it('comes in pages without holes', async () => {
    const { db } = database();
    for (let at = 10; at < 70; at += 1) await audit(db, entry(at));
    const log = createAuditLog({ db, now: () => 100 });
    const first = await log.list({ siteId: 's1', from: 10 });
    const second = await log.list({ siteId: 's1', from: 10, cursor: first.next ?? '' });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 10, null]);
    expect((await log.list({ siteId: 's2' })).entries).toEqual([]);
  });

  it('finds entries by beginnings of their words, whatever stands between them, and keeps to its site', async () => {
    const { db } = database();
    const about = (siteId: string | null, name: string, details = {}) =>
      audit(db, { ...entry(200, name), siteId, action: 'webhook.secret-seen', details });
    await about('s3', 'Bestell-Café', { role: 'admin' });
    await about('s3', 'Versand');
    await about('s4', 'Bestell-Café');
    await about(null, 'Alle Läden');
    const log = createAuditLog({ db, now: () => 300 });
    const found = async (words: string) =>
      (await log.list({ siteId: 's3', words })).entries.map(({ subject }) => subject.name ?? '').toSorted();
    expect(await found('cafe')).toEqual(['Bestell-Café']);
    expect(await found('best secr')).toEqual(['Bestell-Café']);
    expect(await found('webhook.secret-s')).toEqual(['Alle Läden', 'Bestell-Café', 'Versand']);
    expect(await found('ADA lad')).toEqual(['Alle Läden']);
    expect(await found('role adm')).toEqual(['Bestell-Café']);
    expect(await found('  ')).toHaveLength(3);
    for (const none of ["nobody's & | !", ':*', "o'b", 'ecret']) expect(await found(none)).toEqual([]);
  });

  it('has an index for what is sought, once there is much to look through', async () => {
    const { db } = database();
    const plan = await db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const words = wordsOfAuditEntry(auditEntries);
      return tx.execute(sql`explain select 1 from ${auditEntries} where ${beginnings(words, 'webhook')}`);
    });
    expect(JSON.stringify(plan.rows)).toContain('audit_entries_words');
  });
});

it.each([
  [['a', 'b,c', 'd"e'], 'a,"b,c","d""e"\r\n'],
  [['=1+1', '+2', '-3', '@x', '\t=1'], "'=1+1,'+2,'-3,'@x,'\t=1\r\n"],
])('writes %o so that no cell is a formula', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

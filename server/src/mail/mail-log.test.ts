import type { MailAnswers } from '@attune/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/open-database.ts';
import { mails } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { mailLog } from './mail-log.ts';

type Page = Pick<MailAnswers['mail:get'], 'log' | 'next'>;

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

describe.each(engines)('[ML10] the log of mails on %s', (engine) => {
  const database = withDatabase(engine);
  let db: Db;
  /** 1,065 mails, three of each instant; every hundredth was not sent. */
  beforeAll(async () => {
    db = database().db;
    await db.insert(mails).values(
      Array.from({ length: 1_065 }, (_, index) => ({
        id: idOf(index),
        effectKey: `effect-${index}`,
        siteId: null,
        toAddress: `visitor${index}@example.com`,
        letter: { kind: 'invitation' as const, invitationId: 'sam' },
        state: index % 100 === 0 ? ('failed' as const) : ('sent' as const),
        createdAt: Math.floor(index / 3),
      })),
    );
  });

  async function pages(words: string): Promise<readonly Page[]> {
    const all = [await mailLog(db, { words })];
    for (;;) {
      const cursor = all.at(-1)?.next ?? null;
      if (cursor === null) return all;
      all.push(await mailLog(db, { words, cursor }));
    }
  }
  const idsOf = (all: readonly Page[]) => all.flatMap(({ log }) => log.map(({ id }) => id));

  it('comes a page at a time, the latest first, each mail once', async () => {
    const all = await pages('');
    expect(idsOf(all)).toEqual(Array.from({ length: 1_065 }, (_, index) => idOf(1_064 - index)));
    expect(all.slice(0, -1).every(({ log }) => log.length === 30)).toBe(true);
  });

  it('keeps what is sought while it goes back, past those that were looked through at first', async () => {
    const all = await pages('not sent');
    expect(idsOf(all)).toEqual(Array.from({ length: 11 }, (_, index) => idOf(1_000 - index * 100)));
    expect(all.map(({ log }) => log.length)).toEqual([10, 1]);
  });

  it('refuses a cursor of somebody else’s making', async () => {
    for (const cursor of ['', 'later', '1.x', `1.${idOf(1)}x`, `x.${idOf(1)}`])
      await expect(mailLog(db, { cursor })).rejects.toMatchObject({
        code: 'invalid',
        details: { field: 'cursor' },
      });
  });
});

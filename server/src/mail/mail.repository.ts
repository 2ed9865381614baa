import { and, asc, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { afterCursor, type Cursor } from '../db/cursor.ts';
import { slotOf } from '../conversations/latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import { mailOptOuts, mails, mailSettings } from '../db/schema/index.ts';

export type MailRow = typeof mails.$inferSelect;
export type MailSettingsRow = typeof mailSettings.$inferSelect;

const ONE = 'mail';

export async function findMailSettings(db: Db): Promise<MailSettingsRow | null> {
  const [row] = await db.select().from(mailSettings).where(eq(mailSettings.id, ONE)).limit(1);
  return row ?? null;
}

export async function saveMailSettings(db: Db, settings: Omit<MailSettingsRow, 'id'>): Promise<void> {
  await db
    .insert(mailSettings)
    .values({ ...settings, id: ONE })
    .onConflictDoUpdate({ target: mailSettings.id, set: settings });
}

/** @returns false when one was owed or sent for this effect already */
export async function insertMail(tx: Db, row: typeof mails.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(mails)
    .values(row)
    .onConflictDoNothing({ target: mails.effectKey })
    .returning({ id: mails.id });
  return added.length > 0;
}

export async function findMail(db: Db, id: string): Promise<MailRow | null> {
  const [row] = await db.select().from(mails).where(eq(mails.id, id)).limit(1);
  return row ?? null;
}

/** Ends one try. @returns false when somebody else ended it */
export async function endTry(
  tx: Db,
  { id, tries }: MailRow,
  change: Pick<MailRow, 'state' | 'nextAt' | 'sentAt' | 'problem'>,
): Promise<boolean> {
  const ended = await tx
    .update(mails)
    .set({ ...change, tries: tries + 1 })
    .where(and(eq(mails.id, id), eq(mails.tries, tries), eq(mails.state, 'waiting')))
    .returning({ id: mails.id });
  return ended.length > 0;
}

/** Holds up every other mail to this address until the transaction ends, so that they can be counted. */
export async function lockAddress(tx: Db, toAddress: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail to ${toAddress}`}, 0))`);
}

/** How many were owed to an address after these instants. */
export async function countMailsTo(
  db: Db,
  toAddress: string,
  { hourAgo, dayAgo }: { readonly hourAgo: number; readonly dayAgo: number },
): Promise<{ readonly inHour: number; readonly inDay: number }> {
  const [row] = await db
    .select({
      inHour: sql<number>`count(*) filter (where ${mails.createdAt} > ${hourAgo})::int`,
      inDay: count(),
    })
    .from(mails)
    .where(and(eq(mails.toAddress, toAddress), gt(mails.createdAt, dayAgo)));
  return { inHour: row?.inHour ?? 0, inDay: row?.inDay ?? 0 };
}

/** Latest first, from a place in the list on. */
export function listMails(db: Db, after: Cursor | null, limit: number): Promise<MailRow[]> {
  return db
    .select()
    .from(mails)
    .where(afterCursor(mails.createdAt, mails.id, after))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit);
}

/** Mails are a log of what was done, kept so long. @returns how many went */
export async function deleteOldMails(tx: Db, before: number, limit: number): Promise<number> {
  const old = tx
    .select({ id: mails.id })
    .from(mails)
    .where(sql`${mails.createdAt} < ${before}`)
    .orderBy(asc(mails.createdAt))
    .limit(limit);
  return (await tx.delete(mails).where(inArray(mails.id, old)).returning({ id: mails.id })).length;
}

export async function insertOptOut(
  db: Db,
  row: { readonly siteId: string; readonly addressHash: string; readonly at: number },
): Promise<void> {
  await db.insert(mailOptOuts).values(row).onConflictDoNothing();
}

/** A visitor whom somebody answered and who has not seen it. */
export interface UnseenAnswer {
  readonly siteId: string;
  readonly conversationId: string;
  readonly visitorId: string;
  readonly toAddress: string;
  readonly afterSeq: number;
  readonly upToSeq: number;
}

/** An address is looked for in so many of a visitor's forms. */
const LATEST_FORMS = 5;

/**
 * Conversations whose last message is the team's, written between these instants and not seen, of visitors who gave a
 * mail address and did not ask for no mails, and that were not mailed yet up to there.
 */
export async function listUnseenAnswers(
  db: Db,
  between: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<UnseenAnswer[]> {
  const { rows } = await db.execute<Record<keyof UnseenAnswer, string>>(sql`
    select c.site_id as "siteId", c.id as "conversationId", c.visitor_id as "visitorId",
      given.value as "toAddress", greatest(c.visitor_read_seq, asked.seq, mailed.seq) as "afterSeq", last.seq as "upToSeq"
    from sites s
    join conversations c on c.site_id = s.id
    cross join lateral (
      select e.seq from conversation_events e
      where e.site_id = c.site_id and e.conversation_id = c.id and e.kind = 'message' and e.author_kind = 'agent'
      order by e.seq desc limit 1) last
    cross join lateral (
      select coalesce(max(e.seq), 0) as seq from conversation_events e
      where e.site_id = c.site_id and e.conversation_id = c.id and e.kind = 'message' and e.author_kind = 'visitor') asked
    cross join lateral (
      select coalesce(max((m.letter ->> 'upToSeq')::int), 0) as seq from mails m
      where m.site_id = c.site_id and m.visitor_id = c.visitor_id
        and m.letter ->> 'kind' = 'continuity' and m.letter ->> 'conversationId' = c.id) mailed
    cross join lateral (
      select a.value ->> 'value' as value
      from (select f.answers, f.at from form_answers f
        where f.site_id = c.site_id and f.visitor_id = c.visitor_id order by f.at desc limit ${LATEST_FORMS}) f
      cross join lateral jsonb_array_elements(f.answers) a
      where a.value ->> 'kind' = 'mail' order by f.at desc limit 1) given
    where c.inbox_at is not null
      and c.last_message_slot between ${slotOf(between.from)} and ${slotOf(between.to)}
      and c.last_message_at >= ${between.from} and c.last_message_at <= ${between.to}
      and c.last_message_author = 'agent' and c.visitor_read_seq < last.seq
      and not exists (select 1 from mails m
        where m.effect_key = 'continuity:' || c.id || ':' || last.seq)
      and not exists (select 1 from mail_opt_outs o where o.site_id = c.site_id
        and o.address_hash = encode(sha256(convert_to(lower(given.value), 'UTF8')), 'hex'))
    order by c.last_message_at limit ${between.limit}`);
  return rows.map((row) => ({ ...row, afterSeq: Number(row.afterSeq), upToSeq: Number(row.upToSeq) }));
}

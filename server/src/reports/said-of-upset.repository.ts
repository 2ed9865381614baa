import type { AuthorKind } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { during, narrowed, type Asked } from './report.repository.ts';

/** Reading words costs more than counting rows: the latest so many conversations are read. */
export const MOST_READ = 200;
/** The last messages of each: the way from the worst to the end. */
const MESSAGES_EACH = 40;

export interface SaidMessage {
  readonly seq: number;
  readonly at: number;
  readonly author: AuthorKind;
  readonly text: string;
}

/** Messages of the latest answered conversations that came in the period, each in order. */
export async function listSaid(
  db: Db,
  { siteId, period, narrowing }: Asked,
): Promise<readonly (readonly SaidMessage[])[]> {
  const result = await db.execute(sql`
    select latest.id, said.seq, said.at::float8 as at, said.author_kind, said.body
    from (
      select c.site_id, c.id from conversations c
      where c.site_id = ${siteId} and ${during(period, sql`c.inbox_at`)}
        and c.first_answer_ms is not null${narrowed(narrowing)}
      order by c.inbox_at desc limit ${MOST_READ}
    ) latest
    cross join lateral (
      select seq, at, author_kind, body from conversation_events e
      where e.site_id = latest.site_id and e.conversation_id = latest.id and e.kind = 'message'
        and e.body is not null
      order by seq desc limit ${MESSAGES_EACH}
    ) said
    order by latest.id, said.seq`);
  const byConversation = new Map<string, SaidMessage[]>();
  for (const row of result.rows) {
    const messages = byConversation.get(String(row['id'])) ?? [];
    messages.push({
      seq: Number(row['seq']),
      at: Number(row['at']),
      author: row['author_kind'] as AuthorKind,
      text: String(row['body']),
    });
    byConversation.set(String(row['id']), messages);
  }
  return [...byConversation.values()];
}

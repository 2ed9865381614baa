import {
  BEGINNING_MINUTES,
  COUNTED_UP_TO,
  levelWeights,
  priorityWeights,
  type ViewFilter,
} from '@attune/protocol';
import {
  and,
  arrayOverlaps,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { afterLatest, latestFirst } from './latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, visitors } from '../db/schema/index.ts';
import type { ConversationRow } from './conversation.repository.ts';

/** Whose inbox it is: their sites are the authorisation. */
export interface InboxReader {
  readonly agentId: string;
  readonly siteIds: readonly string[];
}

/** Where a page goes on: after the row with these. */
export interface InboxPlace {
  /** The instant at which need was worked out for the first page: it holds for all of them, so none moves between two. */
  readonly asOf: number;
  /** Null: the pages are sorted by the last message alone. */
  readonly need: number | null;
  readonly lastMessageAt: number;
  readonly id: string;
}

export interface InboxSelection {
  readonly reader: InboxReader;
  readonly filter: ViewFilter;
  readonly asOf: number;
  readonly byNeed: boolean;
  /** Null: from the start. */
  readonly after: InboxPlace | null;
  readonly limit: number;
}

const caseOf = (column: SQL, weights: Readonly<Record<string, number>>): SQL =>
  sql`case ${column} ${sql.join(
    Object.entries(weights).map(([name, weight]) => sql`when ${name} then ${weight}::float8`),
    sql` `,
  )} end`;

/** `needOf` of the protocol, as the database works it out. */
function needAt(asOf: number): SQL<number> {
  const level = sql`case when ${conversations.frictionQuietUntil} > ${asOf}::bigint then 'calm'
    else ${conversations.frictionLevel} end`;
  const weight = sql`(${caseOf(level, levelWeights)} * ${caseOf(sql`${conversations.priority}`, priorityWeights)})`;
  const since = sql`coalesce(${conversations.waitingSince}, ${conversations.wokenAt})`;
  return sql<number>`case when ${since} is null then (${weight} - 1) / 100
    else ${weight} * (${BEGINNING_MINUTES}::float8 + greatest(0, ${asOf}::bigint - ${since})::float8 / 60000) end`;
}

function inFilter(filter: ViewFilter, { agentId, siteIds }: InboxReader): SQL | undefined {
  const { statuses, teamIds, labelIds, priorities, levels, waiting, path } = filter;
  const sites = siteIds.filter((id) => filter.siteIds?.includes(id) ?? true);
  return and(
    inArray(conversations.siteId, sites),
    isNotNull(conversations.inboxAt),
    statuses && inArray(conversations.status, statuses),
    assignedTo(filter.assignees, agentId),
    teamIds && inArray(conversations.teamId, teamIds),
    labelIds && arrayOverlaps(conversations.labelIds, labelIds),
    priorities && inArray(conversations.priority, priorities),
    levels && inArray(conversations.frictionLevel, levels),
    waiting === true ? isNotNull(conversations.waitingSince) : undefined,
    path === undefined ? undefined : sql`starts_with(${conversations.currentPath}, ${path})`,
  );
}

function assignedTo(wanted: readonly string[] | undefined, agentId: string): SQL | undefined {
  if (wanted === undefined) return undefined;
  const ids = wanted.filter((id) => id !== 'nobody').map((id) => (id === 'me' ? agentId : id));
  return or(
    ids.length === 0 ? undefined : inArray(conversations.assigneeId, ids),
    wanted.includes('nobody') ? isNull(conversations.assigneeId) : undefined,
  );
}

/** One page, each row with its need at `asOf` as the database worked it out. */
export async function listInboxPage(
  db: Db,
  { reader, filter, asOf, byNeed, after, limit }: InboxSelection,
): Promise<readonly (ConversationRow & { readonly need: number })[]> {
  const need = needAt(asOf);
  return db
    .select({
      ...getTableColumns(conversations),
      visitorName: visitors.name,
      need: need.mapWith(Number),
    })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    )
    .where(and(inFilter(filter, reader), isAfter(after, need)))
    .orderBy(...(byNeed ? [desc(need), ...latestFirst] : latestFirst))
    .limit(limit);
}

function isAfter(place: InboxPlace | null, need: SQL): SQL | undefined {
  if (place === null) return undefined;
  const { lastMessageAt, id } = place;
  return place.need === null
    ? afterLatest({ at: lastMessageAt, id })
    : sql`(${need}, ${conversations.lastMessageAt}, ${conversations.id}) < (${place.need}::float8, ${lastMessageAt}::bigint, ${id}::text)`;
}

/** How many conversations each filter leaves, none counted further than anybody shows. */
export async function countInbox(
  db: Db,
  filters: readonly ViewFilter[],
  reader: InboxReader,
): Promise<readonly number[]> {
  const counting = filters.map((filter, index) => {
    const some = db
      .select({ one: sql`1` })
      .from(conversations)
      .where(inFilter(filter, reader))
      .limit(COUNTED_UP_TO);
    return sql`(select count(*)::int from ${some} as counted) as ${sql.identifier(`n${index}`)}`;
  });
  const { rows } = await db.execute(sql`select ${sql.join(counting, sql`, `)}`);
  return filters.map((_, index) => Number(rows[0]?.[`n${index}`] ?? 0));
}

import { and, eq, getTableColumns, getTableName, inArray, is, type SQL } from 'drizzle-orm';
import { PgTable, type PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../db/open-database.ts';
import * as schema from '../db/schema/index.ts';

/** Columns that open doors, or are ours alone; an export carries none of them. */
const LEFT_OUT: ReadonlySet<string> = new Set(['tokenHash', 'frictionState', 'suggestionBasis']);

type Columns = Readonly<Record<string, PgColumn>>;

/** A table with rows of one visitor, and how they are found. */
interface KeptTable {
  readonly name: string;
  readonly table: PgTable;
  readonly columns: Columns;
}

/** Every table that keeps something of a visitor: worked out from the schema, so that no later one is forgotten. */
export const keptTables: readonly KeptTable[] = Object.values(schema)
  .filter((value): value is PgTable & typeof value => is(value, PgTable))
  .map((table) => ({ name: getTableName(table), table, columns: getTableColumns(table) as Columns }))
  .filter(({ columns }) => columns['siteId'] !== undefined)
  .filter(({ name, columns }) => {
    return (
      name === 'visitors' || columns['visitorId'] !== undefined || columns['conversationId'] !== undefined
    );
  });

/** Everything that is kept of a visitor, by table, in the order of the schema; null when there is no such visitor. */
export async function readKept(
  db: Db,
  siteId: string,
  visitorId: string,
): Promise<Readonly<Record<string, readonly unknown[]>> | null> {
  const conversationIds = await conversationsOf(db, siteId, visitorId);
  const kept: Record<string, readonly unknown[]> = {};
  for (const { name, table, columns } of keptTables) {
    const told = Object.fromEntries(Object.entries(columns).filter(([column]) => !LEFT_OUT.has(column)));
    const rows = await db
      .select(told)
      .from(table)
      .where(rowsOf({ name, columns }, { siteId, visitorId, conversationIds }));
    if (rows.length > 0) kept[name] = rows;
  }
  return kept['visitors'] === undefined ? null : kept;
}

export async function conversationsOf(db: Db, siteId: string, visitorId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: schema.conversations.id })
    .from(schema.conversations)
    .where(and(eq(schema.conversations.siteId, siteId), eq(schema.conversations.visitorId, visitorId)));
  return rows.map(({ id }) => id);
}

/** Whose rows: a visitor of a site, with their conversations. */
export interface Subject {
  readonly siteId: string;
  readonly visitorId: string;
  readonly conversationIds: readonly string[];
}

/** Deletes whatever is kept of a visitor, in a transaction of the caller. */
export async function deleteKept(tx: Db, subject: Subject): Promise<void> {
  const { siteId, visitorId } = subject;
  await tx
    .delete(schema.visitors)
    .where(and(eq(schema.visitors.siteId, siteId), eq(schema.visitors.id, visitorId)));
  // Most went with the visitor; what hangs on a conversation by its id alone goes here.
  for (const kept of keptTables) await tx.delete(kept.table).where(rowsOf(kept, subject));
}

function rowsOf({ name, columns }: Pick<KeptTable, 'name' | 'columns'>, subject: Subject): SQL {
  const { siteId: site, visitorId, conversationId } = columns;
  const visitor = name === 'visitors' ? columns['id'] : visitorId;
  const own =
    visitor !== undefined
      ? eq(visitor, subject.visitorId)
      : conversationId && inArray(conversationId, [...subject.conversationIds]);
  const rows = site && own && and(eq(site, subject.siteId), own);
  // Without a condition everybody's rows would be meant.
  if (rows === undefined) throw new Error(`The table ${name} does not say whose its rows are.`);
  return rows;
}

/** Deletes conversations with everything that hangs on them. Their visitor stays, and what is noted of them. */
export async function deleteConversations(
  tx: Db,
  siteId: string,
  conversationIds: readonly string[],
): Promise<void> {
  const { conversations } = schema;
  await tx
    .delete(conversations)
    .where(and(eq(conversations.siteId, siteId), inArray(conversations.id, [...conversationIds])));
  for (const { table, columns } of keptTables) {
    const { siteId: site, visitorId, conversationId } = columns;
    if (site === undefined || conversationId === undefined || visitorId !== undefined) continue;
    await tx.delete(table).where(and(eq(site, siteId), inArray(conversationId, [...conversationIds])));
  }
}

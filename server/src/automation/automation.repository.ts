import type {
  ActOutcome,
  AutomationRule,
  AutomationRuleInput,
  AutomationRun,
  FrictionLevel,
} from '@attune/protocol';
import { and, asc, desc, eq, getTableColumns, gte, isNotNull, sql } from 'drizzle-orm';
import { latestFirst } from '../conversations/latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import { automationRules, automationRuns, conversations, visitors } from '../db/schema/index.ts';

export type RuleRow = typeof automationRules.$inferSelect;

const MAX_RUNS_SHOWN = 100;

const ruleKey = (siteId: string, id: string) =>
  and(eq(automationRules.siteId, siteId), eq(automationRules.id, id));

/** In the order they are looked at, with how often each ran since `since`. */
export async function listRules(db: Db, siteId: string, since: number): Promise<readonly AutomationRule[]> {
  const rows = await db
    .select({
      rule: automationRules,
      runs: sql<number>`(select count(*)::int from automation_runs x
        where x.site_id = ${siteId} and x.at >= ${since} and x.rule_id = ${automationRules.id})`,
    })
    .from(automationRules)
    .where(eq(automationRules.siteId, siteId))
    .orderBy(asc(automationRules.position), asc(automationRules.id));
  return rows.map(({ rule, runs }) => toRule(rule, runs));
}

export function toRule({ position: _position, ...row }: RuleRow, runs: number): AutomationRule {
  return { ...row, runs };
}

export async function listEnabledRules(db: Db, siteId: string): Promise<readonly RuleRow[]> {
  return db
    .select()
    .from(automationRules)
    .where(and(eq(automationRules.siteId, siteId), eq(automationRules.enabled, true)))
    .orderBy(asc(automationRules.position), asc(automationRules.id));
}

export async function findRule(db: Db, siteId: string, id: string): Promise<RuleRow | null> {
  const [row] = await db.select().from(automationRules).where(ruleKey(siteId, id)).limit(1);
  return row ?? null;
}

/** Adds it after all others. */
export async function insertRule(tx: Db, row: Omit<RuleRow, 'position'>): Promise<RuleRow> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from automation_rules where site_id = ${row.siteId})`;
  const [inserted] = await tx
    .insert(automationRules)
    .values({ ...row, position })
    .returning();
  if (inserted === undefined) throw new Error('a rule was not added');
  return inserted;
}

/** @returns null when it is gone, or another version than the one that was looked at */
export async function updateRule(
  tx: Db,
  { siteId, id, baseVersion }: { readonly siteId: string; readonly id: string; readonly baseVersion: number },
  change: {
    readonly rule?: AutomationRuleInput;
    readonly enabled?: boolean;
    readonly savedByName: string;
    readonly savedAt: number;
  },
): Promise<RuleRow | null> {
  const [row] = await tx
    .update(automationRules)
    .set({ ...change, version: baseVersion + 1 })
    .where(and(ruleKey(siteId, id), eq(automationRules.version, baseVersion)))
    .returning();
  return row ?? null;
}

export async function deleteRule(tx: Db, siteId: string, id: string): Promise<RuleRow | null> {
  const [row] = await tx.delete(automationRules).where(ruleKey(siteId, id)).returning();
  return row ?? null;
}

/** @returns false when this rule has answered this happening already */
export async function insertRun(
  tx: Db,
  row: Omit<typeof automationRuns.$inferInsert, 'acts'>,
): Promise<boolean> {
  const rows = await tx
    .insert(automationRuns)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: automationRuns.id });
  return rows.length > 0;
}

export async function saveActs(
  tx: Db,
  siteId: string,
  id: string,
  acts: readonly ActOutcome[],
): Promise<void> {
  await tx
    .update(automationRuns)
    .set({ acts })
    .where(and(eq(automationRuns.siteId, siteId), eq(automationRuns.id, id)));
}

export async function countRuns(
  db: Db,
  {
    siteId,
    conversationId,
    ruleId,
  }: { readonly siteId: string; readonly conversationId: string; readonly ruleId: string },
  since: number,
): Promise<number> {
  const [row] = await db
    .select({ runs: sql<number>`count(*)::int` })
    .from(automationRuns)
    .where(
      and(
        eq(automationRuns.siteId, siteId),
        eq(automationRuns.conversationId, conversationId),
        eq(automationRuns.ruleId, ruleId),
        gte(automationRuns.at, since),
      ),
    );
  return row?.runs ?? 0;
}

/** Latest first. */
export async function listRuns(
  db: Db,
  siteId: string,
  ruleId: string | null,
): Promise<readonly AutomationRun[]> {
  const rows = await db
    .select({ ...getTableColumns(automationRuns), rule: automationRules.rule })
    .from(automationRuns)
    .innerJoin(automationRules, eq(automationRules.id, automationRuns.ruleId))
    .where(
      and(eq(automationRuns.siteId, siteId), ruleId === null ? undefined : eq(automationRuns.ruleId, ruleId)),
    )
    .orderBy(desc(automationRuns.at))
    .limit(MAX_RUNS_SHOWN);
  return rows.map(({ id, ruleId: of, rule, conversationId, at, why, acts }) => ({
    id,
    ruleId: of,
    ruleName: rule.name,
    conversationId,
    at,
    why,
    acts,
  }));
}

/** What rules look at, beside the conversation's row. */
export interface FactRow {
  readonly row: typeof conversations.$inferSelect;
  readonly visitorName: string | null;
  readonly language: string | null;
  /** What the visitor wrote last. */
  readonly words: string;
  /** The highest that a flag on it ever was. */
  readonly peak: FrictionLevel;
}

/** One conversation, or the latest ones of the site. */
export async function listFacts(
  db: Db,
  siteId: string,
  which: { readonly conversationId: string } | { readonly latest: number },
): Promise<readonly FactRow[]> {
  const selected = db
    .select({
      row: conversations,
      visitorName: visitors.name,
      language: visitors.locale,
      words: sql<string | null>`(select e.body from conversation_events e
        where e.site_id = ${conversations.siteId} and e.conversation_id = ${conversations.id}
          and e.kind = 'message' and e.author_kind = 'visitor' order by e.seq desc limit 1)`,
      peak: sql<FrictionLevel | null>`(select f.level from flags f
        where f.site_id = ${conversations.siteId} and f.conversation_id = ${conversations.id}
        order by array_position(array['urgent', 'flag', 'watch'], f.level) limit 1)`,
    })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    )
    .$dynamic();
  const rows =
    'latest' in which
      ? await selected
          .where(and(eq(conversations.siteId, siteId), isNotNull(conversations.inboxAt)))
          .orderBy(...latestFirst)
          .limit(which.latest)
      : await selected.where(
          and(eq(conversations.siteId, siteId), eq(conversations.id, which.conversationId)),
        );
  return rows.map(({ words, peak, ...rest }) => ({ ...rest, words: words ?? '', peak: peak ?? 'calm' }));
}

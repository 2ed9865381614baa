import type { Signal } from '@attune/protocol';
import { and, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { signals } from '../db/schema/index.ts';

/** Signals found since `since`, and states that last. */
export async function listSignals(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  since: number,
): Promise<readonly Signal[]> {
  const rows = await db
    .select()
    .from(signals)
    .where(
      and(
        eq(signals.siteId, siteId),
        eq(signals.conversationId, conversationId),
        or(gte(signals.detectedAt, since), and(isNull(signals.endedAt), isNull(signals.halfLifeMs))),
      ),
    );
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    family: row.family,
    strength: row.strength,
    points: row.points,
    halfLifeMs: row.halfLifeMs,
    detectedAt: row.detectedAt,
    endedAt: row.endedAt,
    sentence: row.sentence,
    evidence: row.evidence,
    thresholdsVersion: row.thresholdsVersion,
  }));
}

/** Writes signals by their key: what was found before takes its newer form. */
export async function saveSignals(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  found: readonly Signal[],
  at: number,
): Promise<void> {
  if (found.length === 0) return;
  const excluded = (column: string) => sql.raw(`excluded.${column}`);
  await db
    .insert(signals)
    .values(found.map((signal) => ({ ...signal, siteId, conversationId, updatedAt: at })))
    .onConflictDoUpdate({
      target: [signals.siteId, signals.conversationId, signals.key],
      set: {
        strength: excluded('strength'),
        points: excluded('points'),
        halfLifeMs: excluded('half_life_ms'),
        detectedAt: excluded('detected_at'),
        endedAt: excluded('ended_at'),
        sentence: excluded('sentence'),
        evidence: excluded('evidence'),
        thresholdsVersion: excluded('thresholds_version'),
        updatedAt: excluded('updated_at'),
      },
    });
}

export async function removeSignals(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .delete(signals)
    .where(
      and(
        eq(signals.siteId, siteId),
        eq(signals.conversationId, conversationId),
        inArray(signals.key, [...keys]),
      ),
    );
}

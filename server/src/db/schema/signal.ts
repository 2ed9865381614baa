import type { Sentence, Signal, SignalFamily, SignalKind } from '@attune/protocol';
import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** A pattern found on a conversation. Finding the same incident again writes the same row. */
export const signals = pgTable(
  'signals',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Made from the evidence alone. */
    key: text('key').notNull(),
    kind: text('kind').$type<SignalKind>().notNull(),
    family: text('family').$type<SignalFamily>().notNull(),
    /** 0–1. */
    strength: doublePrecision('strength').notNull(),
    /** Added to friction at `detected_at`, before decay. */
    points: doublePrecision('points').notNull(),
    /** Null while a state lasts. */
    halfLifeMs: integer('half_life_ms'),
    detectedAt: instant('detected_at').notNull(),
    endedAt: instant('ended_at'),
    sentence: jsonb('sentence').$type<Sentence>().notNull(),
    evidence: jsonb('evidence').$type<Signal['evidence']>().notNull(),
    thresholdsVersion: integer('thresholds_version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.key] }),
    inConversation('signals_conversation', table),
    index('signals_by_site').on(table.siteId, table.detectedAt),
  ],
);

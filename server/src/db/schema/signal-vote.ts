import type { SignalKind, SignalVerdict } from '@attune/protocol';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';

/** What one agent says of one signal. Saying something else replaces it; it goes with its conversation. */
export const signalVotes = pgTable(
  'signal_votes',
  {
    siteId: text('site_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    signalKey: text('signal_key').notNull(),
    /** Id of a user. No reference: the vote outlives the account. */
    votedBy: text('voted_by').notNull(),
    /** The name at that time. */
    votedByName: text('voted_by_name').notNull(),
    verdict: text('verdict').$type<SignalVerdict>().notNull(),
    votedAt: instant('voted_at').notNull(),
    kind: text('kind').$type<SignalKind>().notNull(),
    /** The control the signal was found on; null for one that is on none, as a wait. */
    controlKey: text('control_key'),
    controlName: text('control_name').notNull(),
    path: text('path').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.conversationId, table.signalKey, table.votedBy] }),
    inConversation('signal_votes_conversation', table),
    index('signal_votes_by_control').on(table.siteId, table.kind, table.controlKey, table.votedAt),
    index('signal_votes_by_time').on(table.siteId, table.votedAt),
    check('signal_votes_verdict', sql`${table.verdict} in ('seen', 'not-frustrated')`),
  ],
);

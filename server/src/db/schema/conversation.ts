import type {
  AuthorKind,
  ConversationStatus,
  FrictionLevel,
  GivenFor,
  Priority,
  Sentence,
} from '@attune/protocol';
import type { FrictionState } from '@attune/signals';
import { desc, sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { visitors } from './visitor.ts';

/** Ten minutes: long against the pause between two messages, short against what a list shows at once. */
export const LAST_MESSAGE_SLOT_MS = 600_000;

/**
 * The thread of one visitor with a site. `last_seq` is the counter that serialises its writers; the columns about
 * the last message, waiting and friction repeat what the lists say, so that the inbox is one indexed read.
 */
export const conversations = pgTable(
  'conversations',
  {
    siteId: text('site_id').notNull(),
    id: text('id').notNull(),
    visitorId: text('visitor_id').notNull(),
    status: text('status').$type<ConversationStatus>().notNull().default('open'),
    lastSeq: integer('last_seq').notNull().default(0),
    /** When it entered the inbox: with the visitor's first message. Null before, and then no agent sees it. */
    inboxAt: instant('inbox_at'),
    lastMessageAt: instant('last_message_at'),
    /**
     * The ten minutes in which `last_message_at` lies. Indexes go by it: a message mostly changes nothing in them then, and
     * PostgreSQL can leave all of them as they are ("heap-only" update). Whoever asks goes by `latest-messages.repository.ts`.
     */
    lastMessageSlot: integer('last_message_slot').generatedAlwaysAs(
      sql.raw(`(last_message_at / ${LAST_MESSAGE_SLOT_MS})::integer`),
    ),
    lastMessageAuthor: text('last_message_author').$type<AuthorKind>(),
    lastMessagePreview: text('last_message_preview'),
    /** Instant of the first visitor message that nobody has answered yet; null when nobody waits. */
    waitingSince: instant('waiting_since'),
    /** Time from the first message to an agent's first answer; null before it. */
    firstAnswerMs: integer('first_answer_ms'),
    /** When it was last called resolved; null: never. */
    resolvedAt: instant('resolved_at'),
    visitorReadSeq: integer('visitor_read_seq').notNull().default(0),
    agentReadSeq: integer('agent_read_seq').notNull().default(0),
    /** Messages of the visitor after `agent_read_seq`. */
    unread: integer('unread').notNull().default(0),
    currentPath: text('current_path'),
    /** As it stood at `friction_at`; it decays, so readers work the present value out from the signals. */
    frictionScore: doublePrecision('friction_score').notNull().default(0),
    frictionLevel: text('friction_level').$type<FrictionLevel>().notNull().default('calm'),
    /** When the present level began; null while calm from the start. */
    frictionSince: instant('friction_since'),
    frictionAt: instant('friction_at'),
    frictionHeadline: jsonb('friction_headline').$type<Sentence>(),
    /** Everything it rests on was seen: it does not call until then. */
    frictionQuietUntil: instant('friction_quiet_until'),
    goneQuiet: boolean('gone_quiet').notNull().default(false),
    /** What the level's hysteresis remembers between two looks. */
    frictionState: jsonb('friction_state').$type<FrictionState>(),
    /** When the next look is already planned; null: none is. */
    nextCheckAt: instant('next_check_at'),
    /** What the standing suggestions were made for; the same basis is not offered for again. */
    suggestionBasis: text('suggestion_basis'),
    /** Entries up to there were read for promises, thanks and the end of the contact. */
    wordsReadSeq: integer('words_read_seq').notNull().default(0),
    /** Who has taken it, with the name at that time; null: nobody in particular. */
    assigneeId: text('assignee_id'),
    assigneeName: text('assignee_name'),
    /** Why the server gave it to them; null: nobody has it, or a person or a rule gave it. */
    givenFor: text('given_for').$type<GivenFor>(),
    /** Which team it is for; null: none. */
    teamId: text('team_id'),
    priority: text('priority').$type<Priority>().notNull().default('normal'),
    labelIds: text('label_ids')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** While snoozed: when it comes back by itself; null: when the visitor writes. */
    snoozedUntil: instant('snoozed_until'),
    /** When it came back from a snooze that nobody has followed up yet; null: no. */
    wokenAt: instant('woken_at'),
    /** The last entry when it was last handed over; null: never. */
    handedOverSeq: integer('handed_over_seq'),
    /** When the visitor was told to expect an answer; null: they were told nothing. */
    expectedAt: instant('expected_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.id] }),
    foreignKey({
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
      name: 'conversations_visitor',
    }).onDelete('cascade'),
    index('conversations_by_visitor').on(table.siteId, table.visitorId),
    index('conversations_by_last_slot')
      .on(table.siteId, table.status, desc(table.lastMessageSlot))
      .where(sql`${table.inboxAt} is not null`),
    // Latest first answers, and what came in a stretch of time.
    index('conversations_by_arrival')
      .on(table.siteId, desc(table.inboxAt))
      .where(sql`${table.inboxAt} is not null`),
    index('conversations_waiting')
      .on(table.siteId, table.waitingSince)
      .where(sql`${table.waitingSince} is not null`),
    index('conversations_resolved')
      .on(table.siteId, table.resolvedAt)
      .where(sql`${table.resolvedAt} is not null`),
    index('conversations_by_slot')
      .on(table.siteId, table.lastMessageSlot)
      .where(sql`${table.inboxAt} is not null`),
    // How many conversations somebody has is counted over all sites they work on.
    index('conversations_by_assignee')
      .on(table.assigneeId, table.status)
      .where(sql`${table.assigneeId} is not null`),
    index('conversations_labels').using('gin', table.labelIds),
    check('conversations_priority', sql`${table.priority} in ('low', 'normal', 'high', 'urgent')`),
    check('conversations_status', sql`${table.status} in ('open', 'pending', 'snoozed', 'resolved')`),
    check('conversations_friction_level', sql`${table.frictionLevel} in ('calm', 'watch', 'flag', 'urgent')`),
  ],
);

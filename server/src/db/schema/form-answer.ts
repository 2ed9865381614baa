import type { FormAnswer, FormName } from '@attune/protocol';
import { foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { wordsOfAnswers } from './searched-words.ts';
import { visitors } from './visitor.ts';

/** What a visitor filled in of a form, with the questions as they stood. Said by the visitor and verified by nobody. */
export const formAnswers = pgTable(
  'form_answers',
  {
    siteId: text('site_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    /** Made by the client: the same form sent twice is stored once. */
    clientId: text('client_id').notNull(),
    form: text('form').$type<FormName>().notNull(),
    answers: jsonb('answers').$type<readonly Pick<FormAnswer, 'kind' | 'label' | 'value'>[]>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.visitorId, table.clientId] }),
    foreignKey({
      name: 'form_answers_visitor',
      columns: [table.siteId, table.visitorId],
      foreignColumns: [visitors.siteId, visitors.id],
    }).onDelete('cascade'),
    index('form_answers_words').using('gin', wordsOfAnswers(table)),
    index('form_answers_by_visitor').on(table.siteId, table.visitorId, table.at),
  ],
);

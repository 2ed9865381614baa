import { foreignKey, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { conversations } from './conversation.ts';

/** Ties a row to its conversation on its site, so that it goes when the conversation goes. */
export function inConversation<Table extends string>(
  name: string,
  columns: {
    readonly siteId: AnyPgColumn<{ tableName: Table }>;
    readonly conversationId: AnyPgColumn<{ tableName: Table }>;
  },
) {
  return foreignKey({
    columns: [columns.siteId, columns.conversationId],
    foreignColumns: [conversations.siteId, conversations.id],
    name,
  }).onDelete('cascade');
}

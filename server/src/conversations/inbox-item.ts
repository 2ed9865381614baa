import type { InboxItem } from '@attune/protocol';
import type { ConversationRow } from './conversation.repository.ts';

/** A short stable label for a visitor who gave no name: "Visitor 4F2A". */
export function visitorLabel(visitorId: string): string {
  return `Visitor ${visitorId.replaceAll('-', '').slice(0, 4).toUpperCase()}`;
}

/** What the inbox shows of a conversation's row. */
export const SHOWN = [
  'siteId',
  'id',
  'visitorId',
  'status',
  'lastSeq',
  'lastMessageAt',
  'lastMessageAuthor',
  'lastMessagePreview',
  'waitingSince',
  'unread',
  'currentPath',
  'frictionScore',
  'frictionLevel',
  'frictionHeadline',
  'frictionQuietUntil',
  'goneQuiet',
  'assigneeId',
  'assigneeName',
  'givenFor',
  'teamId',
  'priority',
  'labelIds',
  'snoozedUntil',
  'wokenAt',
  'updatedAt',
] as const satisfies readonly (keyof ConversationRow)[];

export type ShownConversation = Pick<ConversationRow, (typeof SHOWN)[number] | 'visitorName'>;

/** A conversation's row as the inbox shows it. */
export function toInboxItem(row: ShownConversation): InboxItem {
  const { lastMessageAt, lastMessageAuthor, lastMessagePreview } = row;
  return {
    conversationId: row.id,
    siteId: row.siteId,
    status: row.status,
    visitorName: row.visitorName,
    visitorLabel: visitorLabel(row.visitorId),
    path: row.currentPath,
    lastSeq: row.lastSeq,
    lastMessage:
      lastMessageAt === null || lastMessageAuthor === null
        ? null
        : { author: lastMessageAuthor, preview: lastMessagePreview ?? '', at: lastMessageAt },
    unread: row.unread,
    waitingSince: row.waitingSince,
    friction: {
      score: row.frictionScore,
      level: row.frictionLevel,
      headline: row.frictionHeadline,
      quietUntil: row.frictionQuietUntil,
      goneQuiet: row.goneQuiet,
    },
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    givenFor: row.givenFor,
    teamId: row.teamId,
    priority: row.priority,
    labelIds: row.labelIds,
    snoozedUntil: row.snoozedUntil,
    wokenAt: row.wokenAt,
    updatedAt: row.updatedAt,
  };
}

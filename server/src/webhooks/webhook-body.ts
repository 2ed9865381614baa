import type { WebhookEvent } from '@attune/protocol';
import { visitorLabel } from '../conversations/inbox-item.ts';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Happened } from '../happenings/happenings.ts';

/** One event to tell of. */
export interface Tidings {
  readonly event: WebhookEvent;
  readonly eventId: string;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What webhooks are told of something that happened; a first message is two events. */
export function tidingsOf({ id, happening, row, event, flag }: Happened): readonly Tidings[] {
  const conversation = conversationOf(row);
  if (event?.kind === 'message') {
    const { seq, at, author, clientId, body } = event;
    const message = { seq, at, author, clientId, body };
    const isFirst = author.kind === 'visitor' && row.inboxAt === at;
    return [
      ...(isFirst
        ? [{ event: 'conversation.created' as const, eventId: `${id}.created`, at, data: { conversation } }]
        : []),
      { event: 'message.created', eventId: id, at, data: { conversation, message } },
    ];
  }
  if (event?.kind === 'status') {
    const { at, author, status } = event;
    return [{ event: 'conversation.status', eventId: id, at, data: { conversation, status, by: author } }];
  }
  if (event?.kind === 'rating') {
    const { at, score, comment } = event;
    return [{ event: 'csat.given', eventId: id, at, data: { conversation, csat: { score, comment } } }];
  }
  if (flag !== null) {
    const { id: flagId, level, raisedAt, peakScore } = flag;
    const told = { id: flagId, level, raisedAt, peakScore };
    return [{ event: 'flag.raised', eventId: id, at: raisedAt, data: { conversation, flag: told } }];
  }
  if (happening.kind === 'assigned')
    return [
      {
        event: 'conversation.assigned',
        eventId: id,
        at: row.updatedAt,
        data: { conversation, givenFor: row.givenFor },
      },
    ];
  if (happening.kind === 'labelled')
    return [{ event: 'conversation.labelled', eventId: id, at: row.updatedAt, data: { conversation } }];
  return [];
}

/** The body of a delivery: what happened, when, and the things it is about. */
export function bodyOf({ event, at, data }: Tidings): string {
  return JSON.stringify({ type: event, timestamp: new Date(at).toISOString(), data });
}

export function conversationOf(row: ConversationRow) {
  return {
    id: row.id,
    siteId: row.siteId,
    status: row.status,
    contact: { id: row.visitorId, name: row.visitorName, label: visitorLabel(row.visitorId) },
    path: row.currentPath,
    lastSeq: row.lastSeq,
    waitingSince: row.waitingSince,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

import type { AgentAnswers, InboxItem, Reply, ViewFilter } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { labelsOf, type TeamWorkState } from '../teams/team-work.ts';

const heads = [
  'Conversation',
  'Visitor',
  'Status',
  'Priority',
  'Assigned to',
  'Team',
  'Labels',
  'Page',
  'Friction',
  'Waiting since',
  'Last message by',
  'Last message at',
  'Last message',
];

/**
 * Rows of the inbox as a table for a spreadsheet. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe: what visitors write must not be worked out on somebody's computer.
 */
export function inboxCsv(items: readonly InboxItem[], work: TeamWorkState): string {
  const rows = items.map((item) => [
    item.conversationId,
    item.visitorName ?? item.visitorLabel,
    item.status,
    item.priority,
    item.assignee?.name ?? '',
    work.get(item.siteId)?.teams.find(({ id }) => id === item.teamId)?.name ?? '',
    labelsOf(work, item.siteId, item.labelIds)
      .map(({ name }) => name)
      .join(', '),
    item.path ?? '',
    String(Math.round(item.friction.score)),
    instant(item.waitingSince),
    item.lastMessage?.author ?? '',
    instant(item.lastMessage?.at ?? null),
    item.lastMessage?.preview ?? '',
  ]);
  return [heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

export interface Reading {
  /** Asked before each page; false ends it. */
  isWanted(): boolean;
  /** Told after each page but the last how many rows there are so far. */
  read?(rows: number): void;
}

/**
 * Reads everything a filter leaves, page by page, however many there are.
 * @returns the rows, or the sentence that says why not; null when it was ended
 */
export async function readAll(
  connection: AgentConnection,
  filter: ViewFilter,
  { isWanted, read }: Reading,
): Promise<readonly InboxItem[] | { readonly problem: string } | null> {
  const items: InboxItem[] = [];
  let cursor: string | null = null;
  while (isWanted()) {
    const reply: Reply<AgentAnswers['inbox:page']> = await connection.request('inbox:page', {
      filter,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!reply.ok) {
      const { code, message, retryAfterMs = 1_000 } = reply.refusal;
      if (code !== 'rate-limited') return { problem: message };
      // So many pages may be more than one may ask for at once; the file waits rather than ends.
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      continue;
    }
    items.push(...reply.value.items);
    cursor = reply.value.next;
    if (cursor === null) return items;
    read?.(items.length);
  }
  return null;
}

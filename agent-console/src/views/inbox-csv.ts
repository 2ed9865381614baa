import type { AgentAnswers, InboxItem, Reply, ViewFilter } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { labelsOf, type TeamWorkState } from '../teams/team-work.ts';

/** Pages of one export; a larger one is a matter for the API. */
const MOST_PAGES = 100;

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

/**
 * Reads everything a filter leaves, page by page.
 * @param isWanted asked before each page; false ends it
 * @returns the rows, or the sentence that says why not; null when it was ended
 */
export async function readAll(
  connection: AgentConnection,
  filter: ViewFilter,
  isWanted: () => boolean,
): Promise<readonly InboxItem[] | { readonly problem: string } | null> {
  const items: InboxItem[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    if (!isWanted()) return null;
    const reply: Reply<AgentAnswers['inbox:page']> = await connection.request('inbox:page', {
      filter,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!reply.ok) return { problem: reply.refusal.message };
    items.push(...reply.value.items);
    cursor = reply.value.next;
    if (cursor === null) return items;
  }
  return items;
}

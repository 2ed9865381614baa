import { randomUUID } from 'node:crypto';
import {
  MAX_LABELS_ON_ONE,
  RequestError,
  type Arrangement,
  type Author,
  type InboxItem,
} from '@attune/protocol';
import type { ConversationKey, ConversationRow } from '../conversations/conversation-access.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Handover } from '../handover/handover.ts';
import { oweHappening } from '../happenings/happenings.ts';
import type { Labels } from '../labels/labels.ts';
import type { News } from '../news/news.ts';
import type { Teams } from '../teams/teams.ts';
import {
  lockConversation,
  updateArrangement,
  wakeConversation,
  type Arranging,
} from './arrangement.repository.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A later return is a task for a calendar. */
const LONGEST_SNOOZE_MS = 366 * DAY_MS;

/** The end of a snooze that is owed. */
export interface Waking extends ConversationKey {
  readonly until: number;
}

export interface ArrangementsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'inboxItem'>;
  readonly conversations: Pick<Conversations, 'addStatus'>;
  readonly handover: Pick<Handover, 'colleague'>;
  readonly teams: Pick<Teams, 'require'>;
  readonly labels: Pick<Labels, 'requireAll'>;
  now(): number;
  planWaking(tx: Db, waking: Waking): Promise<void>;
  wakeJobs(): void;
  besideChanged(key: ConversationKey): void;
  /** Somebody may have room for another conversation, or one may need somebody. */
  shareOut(siteId: string): void;
}

export interface ArrangedOne {
  readonly item: InboxItem;
  readonly undo: Arrangement;
  /** For after the ack. */
  tell(): void;
}

export type Arrangements = ReturnType<typeof createArrangements>;

type Before = Omit<ConversationRow, 'visitorName'>;

/** Who has a conversation, how much it matters, what it is about and when it comes back. */
export function createArrangements(deps: ArrangementsDeps) {
  const { db, news, conversations, now, planWaking, wakeJobs, besideChanged, shareOut } = deps;

  /** What changes on the row; the entry in its list, where visitors learn of it, is added apart. */
  const arranging = async (tx: Db, before: Before, change: Arrangement): Promise<Arranging> => {
    const { siteId } = before;
    const { assigneeId, teamId, priority } = change;
    if (typeof teamId === 'string') await deps.teams.require(siteId, teamId, tx);
    const labelIds = await labelsAfter(tx, before, change);
    return {
      ...statusAfter(change, now()),
      ...(priority === undefined ? {} : { priority }),
      ...(assigneeId === undefined ? {} : await assigneeAfter(tx, siteId, assigneeId)),
      ...(teamId === undefined ? {} : { teamId }),
      ...(labelIds === null ? {} : { labelIds }),
    };
  };

  const assigneeAfter = async (
    tx: Db,
    siteId: string,
    assigneeId: string | null,
  ): Promise<Pick<Arranging, 'assigneeId' | 'assigneeName' | 'givenFor'>> => {
    if (assigneeId === null) return { assigneeId: null, assigneeName: null, givenFor: null };
    const colleague = await deps.handover.colleague(siteId, assigneeId, tx);
    if (colleague !== null) return { assigneeId, assigneeName: colleague.name, givenFor: null };
    throw new RequestError('not-found', 'There is no such colleague on this site.', { field: 'assigneeId' });
  };

  const labelsAfter = async (
    tx: Db,
    { siteId, labelIds }: Before,
    { addLabelIds = [], removeLabelIds = [] }: Arrangement,
  ): Promise<string[] | null> => {
    if (addLabelIds.length + removeLabelIds.length === 0) return null;
    await deps.labels.requireAll(siteId, addLabelIds, tx);
    const kept = labelIds.filter((id) => !removeLabelIds.includes(id));
    const after = [...new Set([...kept, ...addLabelIds])];
    if (after.length <= MAX_LABELS_ON_ONE) return after;
    throw new RequestError('conflict', `A conversation has at most ${MAX_LABELS_ON_ONE} labels.`);
  };

  return {
    /**
     * Changes one conversation as a whole.
     * @throws RequestError `not-found` for a person, team or label that is not this site's; `invalid` for a time to come
     *   back that has passed
     */
    async arrange(key: ConversationKey, author: Author, change: Arrangement): Promise<ArrangedOne> {
      const done = await db.transaction(async (tx) => {
        const before = await lockConversation(tx, key);
        if (before === null) throw new RequestError('not-found', 'This conversation does not exist.');
        const columns = await arranging(tx, before, change);
        const listed = listedStatus(before, change);
        const added = listed === null ? null : await conversations.addStatus(tx, key, author, listed);
        const after = await updateArrangement(tx, key, columns, now());
        if (after === null) throw new Error('a conversation that is held is gone');
        await oweTelling(tx, before, after, now());
        if (typeof change.snoozedUntil === 'number') {
          await planWaking(tx, { ...key, until: change.snoozedUntil });
        }
        return { before, after, added };
      });
      const { before, after, added } = done;
      const item = toInboxItem(after);
      return {
        item,
        undo: undoOf(before, after, change),
        tell() {
          added?.tell();
          news.inboxItem(item);
          wakeJobs();
          if (before.assigneeId !== after.assigneeId) besideChanged(key);
          shareOut(key.siteId);
        },
      };
    },

    /** The end of a snooze, as a job: inside the transaction that settles it. */
    async wake(tx: Db, { until, ...key }: Waking): Promise<() => void> {
      const row = await wakeConversation(tx, key, until, now());
      return () => {
        if (row === null) return;
        news.inboxItem(toInboxItem(row));
        shareOut(key.siteId);
      };
    },
  };
}

/** Both sides see in the list when a conversation is resolved and opened again; what agents set aside is theirs alone. */
function listedStatus({ status }: Before, change: Arrangement): 'open' | 'resolved' | null {
  if (change.status === undefined || change.status === status) return null;
  if (change.status === 'resolved') return 'resolved';
  return status === 'resolved' ? 'open' : null;
}

function statusAfter({ status, snoozedUntil }: Arrangement, now: number): Arranging {
  if (status === undefined) return {};
  if (typeof snoozedUntil === 'number') requireAhead(snoozedUntil, now);
  return { status, snoozedUntil: snoozedUntil ?? null, wokenAt: null };
}

function requireAhead(until: number, now: number): void {
  if (until > now && until <= now + LONGEST_SNOOZE_MS) return;
  throw new RequestError('invalid', '"snoozedUntil" must lie ahead, and within a year.', {
    field: 'snoozedUntil',
  });
}

function undoOf(before: Before, after: Before, change: Arrangement): Arrangement {
  const added = after.labelIds.filter((id) => !before.labelIds.includes(id));
  const removed = before.labelIds.filter((id) => !after.labelIds.includes(id));
  return {
    ...(change.status === undefined ? {} : { status: before.status }),
    ...(change.status !== undefined && before.status === 'snoozed'
      ? { snoozedUntil: before.snoozedUntil }
      : {}),
    ...(change.priority === undefined ? {} : { priority: before.priority }),
    ...(change.assigneeId === undefined ? {} : { assigneeId: before.assigneeId }),
    ...(change.teamId === undefined ? {} : { teamId: before.teamId }),
    ...(removed.length === 0 ? {} : { addLabelIds: removed }),
    ...(added.length === 0 ? {} : { removeLabelIds: added }),
  };
}

/** Webhooks and rules learn whose it is now, and what it is called. */
async function oweTelling(tx: Db, before: Before, after: Before, at: number): Promise<void> {
  const key = { siteId: after.siteId, conversationId: after.id };
  const id = randomUUID();
  if (before.assigneeId !== after.assigneeId) await oweHappening(tx, { kind: 'assigned', ...key, id }, at);
  if (before.labelIds.join() !== after.labelIds.join()) {
    await oweHappening(tx, { kind: 'labelled', ...key, id }, at);
  }
}

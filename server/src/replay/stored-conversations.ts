import type { Interaction, Judgement } from '@attune/protocol';
import type { ChatFact, Contact, StoredConversation } from '@attune/signals';
import { visitorLabel } from '../conversations/inbox-item.ts';
import { readMedianFirstAnswer } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { SHARED_PER_MINUTE } from '../interactions/interaction-limits.ts';
import {
  listBatches,
  listContactsOf,
  listEntries,
  listInPeriod,
  listSharedMinutes,
  listVotesIn,
  type ReplayEntry,
  type ReplayRow,
} from './replay.repository.ts';

/** Conversations held in memory at a time. */
const PAGE = 20;

/** Shared errors of the period that are told apart. */
const MAX_SHARED_MINUTES = 5_000;

/** What everybody on the site met within this time before a conversation's facts is no trouble of its own. */
const SHARED_ERRORS_MS = 10 * 60_000;

/** What is replayed. */
export interface Period {
  readonly since: number;
  readonly now: number;
  /** For so long after the last word or press something may still grow; after that everything only fades. */
  readonly aftermathMs: number;
}

/** A site's conversations with all that is stored of them since `since`, a page at a time, in no order that matters. */
export async function* storedConversations(
  db: Db,
  siteId: string,
  { since, now, aftermathMs }: Period,
): AsyncGenerator<readonly StoredConversation[], void> {
  const medianMs = await readMedianFirstAnswer(db, siteId, now);
  const shared = await listSharedMinutes(db, siteId, since, {
    atMost: SHARED_PER_MINUTE,
    limit: MAX_SHARED_MINUTES,
  });
  let afterId = '';
  for (;;) {
    const rows = await listInPeriod(db, siteId, since, { afterId, limit: PAGE });
    const last = rows.at(-1);
    if (last === undefined) return;
    afterId = last.id;
    const histories = await readHistories(db, siteId, rows, since);
    yield histories.map(({ contacts, ...history }) => {
      const { from, to } = spanOf(history);
      const dampedErrors = shared
        .filter(({ minute }) => minute >= from - SHARED_ERRORS_MS && minute <= to)
        .map(({ hash }) => hash);
      const teamMedianWaitMs = medianMs === null ? {} : { teamMedianWaitMs: medianMs };
      return {
        ...history,
        context: { contacts, dampedErrors, ...teamMedianWaitMs },
        until: Math.min(now, to + aftermathMs),
      };
    });
  }
}

type History = Omit<StoredConversation, 'until' | 'context'> & { readonly contacts: readonly Contact[] };

async function readHistories(
  db: Db,
  siteId: string,
  rows: readonly ReplayRow[],
  since: number,
): Promise<readonly History[]> {
  const ids = rows.map(({ id }) => id);
  const batches = await listBatches(db, siteId, ids, since);
  const entries = await listEntries(db, siteId, ids, since);
  const votes = await listVotesIn(db, siteId, ids);
  const contacts = await listContactsOf(db, siteId, [...new Set(rows.map(({ visitorId }) => visitorId))]);

  const visits = new Map<string, Map<string, Interaction[]>>(ids.map((id) => [id, new Map()]));
  for (const { conversationId, visitId, interactions } of batches) {
    const visit = visits.get(conversationId)?.get(visitId);
    if (visit === undefined) visits.get(conversationId)?.set(visitId, [...interactions]);
    else visit.push(...interactions);
  }
  return rows.map(({ id, visitorId }) => ({
    conversationId: id,
    visitorLabel: visitorLabel(visitorId),
    visits: [...(visits.get(id) ?? [])].map(([visitId, interactions]) => ({ visitId, interactions })),
    chat: entries.filter(({ conversationId }) => conversationId === id).map(({ entry }) => toChatFact(entry)),
    judgements: votes.filter(({ conversationId }) => conversationId === id) satisfies readonly Judgement[],
    contacts: earlierContacts(contacts, id, visitorId),
  }));
}

/** What the visitor had been through when this conversation began. */
function earlierContacts(
  all: readonly (Contact & ReplayRow)[],
  id: string,
  visitorId: string,
): readonly Contact[] {
  const began = all.find((contact) => contact.id === id)?.at ?? 0;
  return all
    .filter((contact) => contact.visitorId === visitorId && contact.at < began)
    .map(({ at, resolvedAt }) => ({ at, resolvedAt }));
}

function toChatFact(entry: ReplayEntry): ChatFact {
  if (entry.kind === 'status') return entry;
  const { body, ...fact } = entry;
  return { ...fact, text: body };
}

function spanOf({ visits, chat }: Pick<StoredConversation, 'visits' | 'chat'>): { from: number; to: number } {
  let from = Infinity;
  let to = 0;
  const stretch = ({ at }: { readonly at: number }) => {
    from = Math.min(from, at);
    to = Math.max(to, at);
  };
  for (const { interactions } of visits) interactions.forEach(stretch);
  chat.forEach(stretch);
  return { from, to };
}

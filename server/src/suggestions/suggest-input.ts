import { bookLocale } from '@attune/empathy/wait';
import type { ConversationEvent, ConversationMood, Signal } from '@attune/protocol';
import type { ChatFact, Learned, SuggestInput, TakeUp } from '@attune/empathy';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { EmpathySettingsOfSite } from '../empathy-settings/empathy-settings-of-site.ts';
import type { GoodwillBook } from '../goodwill/goodwill.ts';
import { inMajorUnits } from '../goodwill/major-units.ts';
import {
  findVisitorLocale,
  listAgentSends,
  listSentTo,
  type SuggestionRow,
} from './suggestion.repository.ts';

/** A customer remembers what they were written for about this long. */
const REMEMBERED_MS = 90 * 86_400_000;

export interface InputDeps {
  readonly settings: Pick<EmpathySettingsOfSite, 'lately'>;
  readonly goodwill: Pick<GoodwillBook, 'present'>;
  readonly lessons: {
    learned(db: Db, siteId: string): Promise<Learned>;
    takeUp(db: Db, siteId: string, agentId: string): Promise<TakeUp>;
  };
}

/** Whose words the suggestions are to be. */
export interface Speaker {
  readonly id: string;
  readonly name: string | null;
}

/** The conversation as the look sees it. */
export interface Seen {
  readonly row: ConversationRow;
  readonly events: readonly ConversationEvent[];
  readonly signals: readonly Signal[];
  readonly mood: ConversationMood;
  readonly offered: readonly SuggestionRow[];
  readonly speaker: Speaker | null;
  readonly now: number;
}

/** Gathers everything that suggestions rest on. */
export async function suggestInput(
  db: Db,
  { settings, goodwill, lessons }: InputDeps,
  { row, events, signals, mood, offered, speaker, now }: Seen,
): Promise<Omit<SuggestInput, 'seed'>> {
  const { siteId, visitorId, id: conversationId } = row;
  const { nameTheUnsaid, arc } = await settings.lately(siteId, db);
  const { budget, given, currency } = await goodwill.present({ siteId, conversationId }, db);
  const left = Math.max(0, budget - given);
  return {
    signals,
    chat: events.flatMap(toChatFact),
    visitorName: row.visitorName,
    agentName: speaker?.name ?? null,
    // Whatever stood there once has been seen: ignored or taken, it does not come back.
    offered: offered.map(({ phraseId, family }) => ({ phraseId, family })),
    sent: [],
    sentTexts: await listSentTo(db, siteId, visitorId, now - REMEMBERED_MS),
    agentSends: speaker === null ? [] : await listAgentSends(db, siteId, speaker.id),
    locale: bookLocale(await findVisitorLocale(db, siteId, visitorId)),
    mood: mood.label,
    arc,
    nameTheUnsaid,
    learned: await lessons.learned(db, siteId),
    goodwill: left === 0 ? null : { left: inMajorUnits(left, currency), currency },
    ...(speaker === null ? {} : { takeUp: await lessons.takeUp(db, siteId, speaker.id) }),
    now,
  };
}

/** Who will most likely answer: whom it was given to, else who answered last. */
export function speakerOf(row: ConversationRow, events: readonly ConversationEvent[]): Speaker | null {
  if (row.assigneeId !== null) return { id: row.assigneeId, name: row.assigneeName };
  const last = events.findLast((event) => event.kind === 'message' && event.author.kind === 'agent');
  return last === undefined ? null : { id: last.author.id, name: last.author.name };
}

function toChatFact(event: ConversationEvent): readonly ChatFact[] {
  const { seq, at, author } = event;
  if (event.kind === 'message') return [{ kind: 'message', seq, at, author: author.kind, body: event.body }];
  return event.kind === 'status' ? [{ kind: 'status', seq, at, status: event.status }] : [];
}

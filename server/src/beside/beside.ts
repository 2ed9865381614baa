import type { Beside as BesideState, ConversationEvent, MessageEvent, Signal } from '@attune/protocol';
import { reflectingSentence, stillToAsk } from '@attune/empathy/reflection';
import {
  readConversation,
  readLatestEvents,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { EmpathySettingsOfSite } from '../empathy-settings/empathy-settings-of-site.ts';
import type { Assessment } from '../friction/assess.ts';
import { readSignals } from '../friction/friction-access.ts';
import type { GoodwillBook } from '../goodwill/goodwill.ts';
import type { KeptWords } from '../kept-words/kept-words.ts';
import type { Opinions } from '../model/opinions.ts';
import type { News } from '../news/news.ts';
import type { Notes } from '../notes/notes.ts';
import type { Promises } from '../promises/promises.ts';
import type { Cards } from '../reflections/cards.ts';
import type { Corrections } from '../reflections/corrections.ts';
import { cardFrom, saidMessages } from './card.ts';
import { createSaidReader, messagesOf, type Said } from './said.ts';

/** Entries of the conversation that are read. */
const ENTRIES = 100;

/** Trouble on the page that may still be on the card: the visit that led here, not last week's. */
const SIGNALS_MS = 24 * 60 * 60_000;

export interface BesideDeps {
  readonly db: Db;
  readonly news: News;
  readonly settings: Pick<EmpathySettingsOfSite, 'lately'>;
  readonly notes: Pick<Notes, 'list'>;
  readonly promises: Pick<Promises, 'list' | 'read'>;
  readonly keptWords: Pick<KeptWords, 'read'>;
  readonly corrections: Pick<Corrections, 'list'>;
  readonly cards: Pick<Cards, 'list' | 'keep'>;
  readonly opinions: Pick<Opinions, 'standing'>;
  readonly goodwill: Pick<GoodwillBook, 'present'>;
  now(): number;
}

export type BesideConversations = ReturnType<typeof createBeside>;

/** What is known of the words of conversations: worked out from what is stored, whenever it is asked for. */
export function createBeside(deps: BesideDeps) {
  const { db, news, settings, notes, promises, keptWords, corrections, cards, opinions, goodwill, now } =
    deps;
  const readSaid = createSaidReader();

  const saidOf = (row: Pick<ConversationRow, 'siteId' | 'id'>, events: readonly ConversationEvent[]): Said =>
    readSaid(`${row.siteId}/${row.id}`, events);

  /** @param facts what the caller has read already */
  const present = async (
    row: ConversationRow,
    from: Db = db,
    facts: { readonly events?: readonly ConversationEvent[]; readonly signals?: readonly Signal[] } = {},
  ): Promise<BesideState> => {
    const { siteId, visitorId, assigneeId } = row;
    const key = { siteId, conversationId: row.id };
    // One after the other: within a transaction there is one connection anyway.
    const events = facts.events ?? (await readLatestEvents(from, key, ENTRIES));
    const signals = facts.signals ?? (await readSignals(from, key, now() - SIGNALS_MS));
    const set = await settings.lately(siteId, from);
    const written = await notes.list({ siteId, visitorId }, from);
    const promised = await promises.list(key, from);
    const said = saidOf(row, events);
    const byHand = await corrections.list(key, from);
    const reflection = cardFrom({
      events,
      signals,
      mood: said.mood,
      notes: written,
      promises: promised,
      corrections: byHand,
      opinion: await opinions.standing(key, from),
      path: row.currentPath,
      handedOverSeq: row.handedOverSeq,
      timeZone: set.timeZone,
      now: now(),
    });
    return {
      ...said,
      reflection,
      reflectingSentence: reflectingSentence(reflection),
      stillToAsk: stillToAsk(saidMessages(events)).map(({ detail, label }) => ({ detail, label })),
      promises: promised,
      notes: written,
      earlier: await cards.list(siteId, visitorId, from),
      goodwill: await goodwill.present(key, from),
      assignee: assigneeId === null ? null : { id: assigneeId, name: row.assigneeName ?? '' },
      expectedAt: row.expectedAt,
    };
  };

  return {
    present,

    /** The mood of a conversation, from its last entries. */
    moodOf: (row: Pick<ConversationRow, 'siteId' | 'id'>, events: readonly ConversationEvent[]) =>
      saidOf(row, events).mood,

    /**
     * Reads what was said since the last look, as part of it: promises, thanks, the end of the contact. Each entry is
     * read once, whoever looks.
     * @returns up to which entry the words are read now, to be stored with the look; null: no further than before
     */
    async read(tx: Db, { row, events, signals }: Assessment): Promise<number | null> {
      const key = { siteId: row.siteId, conversationId: row.id };
      const last = events.at(-1)?.seq ?? 0;
      if (last <= row.wordsReadSeq) return null;
      const unread = events.filter(({ seq }) => seq > row.wordsReadSeq);
      const byAgents = messagesOf(unread).filter(isByAgent);
      if (byAgents.length > 0)
        await promises.read(tx, key, byAgents, (await settings.lately(row.siteId, tx)).timeZone);
      await keptWords.read(tx, key, events, row.wordsReadSeq);
      const ended = unread.findLast((event) => event.kind === 'status' && event.status === 'resolved');
      if (ended !== undefined) {
        const { reflection, promises: promised } = await present(row, tx, { events, signals });
        await cards.keep(
          tx,
          { siteId: row.siteId, visitorId: row.visitorId, seq: ended.seq },
          {
            conversationId: row.id,
            at: ended.at,
            reason: 'resolved',
            byName: ended.author.name,
            word: null,
            reflection,
            promises: promised,
          },
        );
      }
      return last;
    },

    /** Tells those who have the conversation open how it stands; for after a commit. */
    async tell(key: ConversationKey): Promise<void> {
      const row = await readConversation(db, key);
      if (row === null || row.inboxAt === null) return;
      news.beside({ ...key, visitorId: row.visitorId }, await present(row));
    },
  };
}

const isByAgent = ({ author }: MessageEvent): boolean => author.kind === 'agent';

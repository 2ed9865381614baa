import { MAX_SYNC_EVENTS, RequestError, type ConversationEvent } from '@attune/protocol';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { visitorLabel } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Outbox } from '../jobs/outbox.ts';
import { noMailServer } from '../mail/no-mail-server.ts';
import {
  transcriptLines,
  transcriptText,
  transcriptWordsFor,
  type TranscriptReader,
} from './transcript-lines.ts';

/**
 * Mail a conversation to an address. Payload: `{ siteId, conversationId, to, askedBy: 'visitor' | 'agent' }`; whoever
 * sends it makes the text with `transcripts.forVisitor`.
 */
export const MAIL_TRANSCRIPT = 'mail-transcript';

/** Entries one transcript reads; nobody writes more by hand. */
const MOST_ENTRIES = 20_000;

export const transcriptFormats = ['txt', 'json'] as const;
export type TranscriptFormat = (typeof transcriptFormats)[number];

export interface TranscriptsDeps {
  readonly db: Db;
  readonly conversations: Pick<Conversations, 'syncAfter'>;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  siteName(siteId: string): Promise<string>;
  /** Whether a mail server is set up. */
  canMail(): Promise<boolean>;
  /** What the visitor's browser said of its language and clock; null when the visitor is gone. */
  visitor(siteId: string, visitorId: string): Promise<TranscriptReader | null>;
}

export type Transcripts = ReturnType<typeof createTranscripts>;

/** A conversation to keep: what both sides could read, nothing that is only the team's. */
export function createTranscripts({
  db,
  conversations,
  outbox,
  siteName,
  visitor,
  canMail,
}: TranscriptsDeps) {
  async function eventsOf(row: ConversationRow): Promise<readonly ConversationEvent[]> {
    const events: ConversationEvent[] = [];
    for (let more = true; more && events.length < MOST_ENTRIES;) {
      const slice = await conversations.syncAfter(row, events.at(-1)?.seq ?? 0);
      events.push(...slice.events);
      more = slice.more && slice.events.length === MAX_SYNC_EVENTS;
    }
    return events;
  }

  return {
    /** As plain text in the visitor's language, by the visitor's clock. */
    async forVisitor(row: ConversationRow): Promise<string> {
      const reader = await visitor(row.siteId, row.visitorId);
      const words = transcriptWordsFor(reader ?? { locale: null, timeZone: null });
      const names = { siteName: await siteName(row.siteId), visitorName: row.visitorName ?? words.you };
      return transcriptText(transcriptLines(await eventsOf(row), words), names, reader);
    },

    /** For colleagues: in English, times in UTC. */
    async write(row: ConversationRow, format: TranscriptFormat): Promise<string> {
      const messages = transcriptLines(await eventsOf(row));
      const site = await siteName(row.siteId);
      if (format === 'txt') {
        const visitorName = row.visitorName ?? visitorLabel(row.visitorId);
        return transcriptText(messages, { siteName: site, visitorName });
      }
      return `${JSON.stringify({ site, conversation: row.id, messages }, null, 2)}\n`;
    },

    /**
     * Owes the mail; a job sends it.
     * @throws RequestError `invalid` when nothing was said yet, `conflict` when no mail server is set up
     */
    async mail(row: ConversationRow, to: string, askedBy: 'visitor' | 'agent'): Promise<void> {
      if (row.inboxAt === null)
        throw new RequestError('invalid', 'Nothing was written yet, so there is nothing to mail.');
      if (!(await canMail())) throw noMailServer('You can save the conversation as a file instead.');
      const payload = { siteId: row.siteId, conversationId: row.id, to, askedBy };
      await outbox.enqueue(db, { topic: MAIL_TRANSCRIPT, payload });
    },
  };
}

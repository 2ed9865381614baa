import type { ConversationEvent } from '@attune/protocol';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { VisitorRow } from '../visitors/visitor.repository.ts';
import type { Letter } from './letter.ts';
import { letterWordsFor } from './letter-words.ts';
import type { MailRow } from './mail.repository.ts';
import type { Sheet } from './sheet.ts';

/** A letter in words, and who it is from; null when what it was about is gone, or it has become needless. */
export interface Written {
  readonly fromName: string;
  readonly sheet: Sheet;
}

/** Where a letter's words come from. */
export interface LetterSources {
  /** null when it is gone. */
  conversation(siteId: string, conversationId: string): Promise<ConversationRow | null>;
  visitor(siteId: string, visitorId: string): Promise<VisitorRow | null>;
  siteName(siteId: string): Promise<string>;
  transcript(row: ConversationRow): Promise<string>;
  /** Entries after this position, in order. */
  eventsAfter(row: ConversationRow, afterSeq: number): Promise<readonly ConversationEvent[]>;
  /** What stands behind `#attune-resume=`. */
  resumeToken(row: ConversationRow): Promise<string>;
  unsubscribeUrl(siteId: string, address: string): string;
  /** Makes the link that an invitation holds; null when it was taken back. */
  invitation(invitationId: string): Promise<{ readonly url: string; readonly byName: string } | null>;
  passwordReset(userId: string): Promise<{ readonly url: string; readonly name: string } | null>;
}

const nothing = { said: [], attached: null, link: null, closing: [], unsubscribe: null } as const;

/** Puts a letter into words when it is sent: links that open something are made here, and stand nowhere else. */
export function createLetterWriter(sources: LetterSources) {
  async function forVisitor(
    mail: MailRow,
    letter: Extract<Letter, { conversationId: string }>,
  ): Promise<Written | null> {
    const { siteId, toAddress } = mail;
    const row = siteId === null ? null : await sources.conversation(siteId, letter.conversationId);
    if (row === null) return null;
    const fromName = await sources.siteName(row.siteId);
    const visitor = await sources.visitor(row.siteId, row.visitorId);
    if (visitor === null) return null;
    const { language, words } = letterWordsFor(visitor.locale);
    const linkTo = async (page: string) => `${page}#attune-resume=${await sources.resumeToken(row)}`;
    switch (letter.kind) {
      case 'transcript': {
        const subject = words.transcriptSubject(fromName);
        const opening = letter.askedBy === 'visitor' ? [words.transcriptOpening] : [];
        return {
          fromName,
          sheet: { ...nothing, language, subject, opening, attached: await sources.transcript(row) },
        };
      }
      case 'resume-link': {
        const link = { label: words.resumeLink, url: await linkTo(letter.pageUrl) };
        const subject = words.resumeSubject(fromName);
        const sheet = { ...nothing, language, subject, opening: [words.resumeOpening], link };
        return { fromName, sheet: { ...sheet, closing: [words.resumeClosing] } };
      }
      case 'continuity': {
        // They came back while this mail waited for its turn.
        if (row.visitorReadSeq >= letter.upToSeq) return null;
        const said = unseenWords(await sources.eventsAfter(row, letter.afterSeq), fromName);
        if (said.length === 0) return null;
        const sheet: Sheet = {
          language,
          subject: words.answerSubject(fromName),
          opening: [words.answerOpening],
          said,
          attached: null,
          link: {
            label: words.answerLink,
            url: await linkTo(`${visitor.origin}${row.currentPath ?? '/'}`),
          },
          closing: [words.answerClosing(fromName)],
          unsubscribe: { label: words.unsubscribe, url: sources.unsubscribeUrl(row.siteId, toAddress) },
        };
        return { fromName, sheet };
      }
    }
  }

  async function forPerson(
    letter: Extract<Letter, { kind: 'invitation' | 'password-reset' }>,
  ): Promise<Written | null> {
    if (letter.kind === 'invitation') {
      const invitation = await sources.invitation(letter.invitationId);
      if (invitation === null) return null;
      const subject = `${invitation.byName} invites you to answer visitors with Attune`;
      const opening = [`${invitation.byName} invites you to the team that answers visitors.`];
      const link = { label: 'Choose a name and a password', url: invitation.url };
      const closing = [
        'The link works once, within 7 days. If you do not know what this is about, let it be.',
      ];
      return { fromName: 'Attune', sheet: { ...nothing, language: 'en', subject, opening, link, closing } };
    }
    const reset = await sources.passwordReset(letter.userId);
    if (reset === null) return null;
    const subject = 'Choose a new password for Attune';
    const opening = [`Hello ${reset.name}, somebody asked for a new password for this address.`];
    const link = { label: 'Choose a new password', url: reset.url };
    const closing = [
      'The link works once, within an hour. If it was not you, nothing has changed: let it be.',
    ];
    return { fromName: 'Attune', sheet: { ...nothing, language: 'en', subject, opening, link, closing } };
  }

  return (mail: MailRow): Promise<Written | null> => {
    const { letter } = mail;
    return letter.kind === 'invitation' || letter.kind === 'password-reset'
      ? forPerson(letter)
      : forVisitor(mail, letter);
  };
}

/** What the team wrote there, as it stands now: edited messages in their last words, deleted ones not at all. */
function unseenWords(events: readonly ConversationEvent[], siteName: string): Sheet['said'] {
  const edits = new Map(
    events.flatMap((event) => (event.kind === 'edit' ? [[event.targetSeq, event.body] as const] : [])),
  );
  const deleted = new Set(events.flatMap((event) => (event.kind === 'delete' ? [event.targetSeq] : [])));
  return events.flatMap((event) => {
    if (event.kind !== 'message' || event.author.kind !== 'agent' || deleted.has(event.seq)) return [];
    const files = (event.parts?.attachments ?? []).map(({ name }) => name);
    const text = [edits.get(event.seq) ?? event.body, ...files].filter((each) => each.trim() !== '');
    return text.length === 0 ? [] : [{ who: event.author.name ?? siteName, text: text.join('\n') }];
  });
}

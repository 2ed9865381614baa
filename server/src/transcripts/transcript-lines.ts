import type { ConversationEvent, MessageEvent, RatingEvent } from '@attune/protocol';
import { fillPlaces, languageFor } from '@attune/texts';
import { transcriptWords, type TranscriptWords } from './transcript-words.ts';

/** One line of a transcript: what both sides could read in the end. */
export interface TranscriptLine {
  readonly at: number;
  readonly from: 'visitor' | 'team' | 'system';
  readonly name: string | null;
  readonly text: string;
  readonly files: readonly string[];
  readonly edited: boolean;
}

/** A conversation as it reads at its end: edited messages in their last words, deleted ones only as that. */
export function transcriptLines(
  events: readonly ConversationEvent[],
  words: TranscriptWords = transcriptWords.en,
): readonly TranscriptLine[] {
  const edits = new Map(
    events.flatMap((event) => (event.kind === 'edit' ? [[event.targetSeq, event.body]] : [])),
  );
  const deleted = new Set(events.flatMap((event) => (event.kind === 'delete' ? [event.targetSeq] : [])));
  return events.flatMap((event): TranscriptLine[] => {
    const { at, author } = event;
    const line = { at, from: sideOf(author.kind), name: author.name, files: [], edited: false } as const;
    if (event.kind === 'status' && event.status === 'resolved') return [{ ...line, text: words.closed }];
    if (event.kind === 'rating') return [{ ...line, text: ratingText(event, words) }];
    if (event.kind !== 'message') return [];
    if (deleted.has(event.seq)) return [{ ...line, text: words.deleted }];
    const edited = edits.get(event.seq);
    const files = (event.parts?.attachments ?? []).map(({ name }) => name);
    return [{ ...line, text: wordsOf(event, edited), files, edited: edited !== undefined }];
  });
}

const sideOf = (kind: ConversationEvent['author']['kind']): TranscriptLine['from'] =>
  kind === 'agent' ? 'team' : kind;

function ratingText({ score, comment }: RatingEvent, { rated, ratedWith }: TranscriptWords): string {
  return fillPlaces(comment === '' ? rated : ratedWith, { score: String(score), comment });
}

function wordsOf({ body, parts }: MessageEvent, edited: string | undefined): string {
  const { card, choices } = parts ?? {};
  return [
    edited ?? body,
    ...(card === undefined ? [] : [card.title, card.text ?? '', card.link?.address ?? '']),
    ...(choices === undefined ? [] : [`[${choices.join('] [')}]`]),
  ]
    .filter((each) => each.trim() !== '')
    .join('\n');
}

/** Who reads it, as far as they are known. */
export interface TranscriptReader {
  /** BCP 47. */
  readonly locale: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
}

/** The words of the reader's language; English where we do not speak it. */
export function transcriptWordsFor({ locale }: TranscriptReader): TranscriptWords {
  return transcriptWords[languageFor([locale ?? '']) ?? 'en'];
}

/**
 * As plain text.
 * @param reader the visitor, who reads it in their language and by their own clock; without one it is written as for
 * colleagues all over the world, in English and in UTC
 */
export function transcriptText(
  lines: readonly TranscriptLine[],
  { siteName, visitorName }: { readonly siteName: string; readonly visitorName: string },
  reader: TranscriptReader | null = null,
): string {
  const words = reader ? transcriptWordsFor(reader) : transcriptWords.en;
  const { timeOf, zone } = timesFor(reader);
  const written = lines.map(({ at, from, name, text, files, edited }) => {
    const who = name ?? (from === 'visitor' ? visitorName : from === 'team' ? siteName : '');
    const head = [timeOf(at), who, edited ? `(${words.edited})` : '']
      .filter((each) => each !== '')
      .join('  ');
    const attached = files.map((file) => fillPlaces(words.attached, { name: file }));
    return [head, text, ...attached].filter((each) => each !== '').join('\n');
  });
  const title = fillPlaces(words.title, { site: siteName });
  return `${title} ${zone ?? words.utc}\n\n${written.join('\n\n')}\n`;
}

/** @returns `zone` null for UTC */
function timesFor(reader: TranscriptReader | null): {
  readonly zone: string | null;
  readonly timeOf: (at: number) => string;
} {
  const utc = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  if (!reader?.timeZone) return { zone: null, timeOf: utc };
  try {
    const format = new Intl.DateTimeFormat(
      languageFor([reader.locale ?? '']) ? (reader.locale ?? 'en') : 'en',
      {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: reader.timeZone,
      },
    );
    return { zone: `(${reader.timeZone})`, timeOf: (at) => format.format(at) };
  } catch {
    // A time zone that this server does not know, or no locale at all.
    return { zone: null, timeOf: utc };
  }
}

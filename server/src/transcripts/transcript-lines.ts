import type { ConversationEvent, MessageEvent } from '@attune/protocol';

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
export function transcriptLines(events: readonly ConversationEvent[]): readonly TranscriptLine[] {
  const edits = new Map(
    events.flatMap((event) => (event.kind === 'edit' ? [[event.targetSeq, event.body]] : [])),
  );
  const deleted = new Set(events.flatMap((event) => (event.kind === 'delete' ? [event.targetSeq] : [])));
  return events.flatMap((event): TranscriptLine[] => {
    const { at, author } = event;
    const line = { at, from: sideOf(author.kind), name: author.name, files: [], edited: false } as const;
    if (event.kind === 'status' && event.status === 'resolved')
      return [{ ...line, text: 'Conversation closed' }];
    if (event.kind === 'rating') return [{ ...line, text: ratingText(event.score, event.comment) }];
    if (event.kind !== 'message') return [];
    if (deleted.has(event.seq)) return [{ ...line, text: 'This message was deleted.' }];
    const edited = edits.get(event.seq);
    const files = (event.parts?.attachments ?? []).map(({ name }) => name);
    return [{ ...line, text: wordsOf(event, edited), files, edited: edited !== undefined }];
  });
}

const sideOf = (kind: ConversationEvent['author']['kind']): TranscriptLine['from'] =>
  kind === 'agent' ? 'team' : kind;

function ratingText(score: number, comment: string): string {
  return comment === '' ? `Rated ${score} of 5` : `Rated ${score} of 5: ${comment}`;
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

/** As plain text, times in UTC. */
export function transcriptText(
  lines: readonly TranscriptLine[],
  { siteName, visitorName }: { readonly siteName: string; readonly visitorName: string },
): string {
  const written = lines.map(({ at, from, name, text, files, edited }) => {
    const who = name ?? (from === 'visitor' ? visitorName : from === 'team' ? siteName : '');
    const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    const head = [time, who, edited ? '(edited)' : ''].filter((each) => each !== '').join('  ');
    return [head, text, ...files.map((file) => `Attached: ${file}`)].filter((each) => each !== '').join('\n');
  });
  return `Conversation with ${siteName}. Times are UTC.\n\n${written.join('\n\n')}\n`;
}

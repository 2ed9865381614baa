import { entriesOf, type ChatFact, type MessageFact } from './chat-fact.ts';
import { pausePhrases } from './words/pauses.ts';
import { closingPhrases } from './words/small-talk.ts';
import { ownText, ownWords } from './words/text.ts';

/** A time in which the visitor had written and nobody had answered. */
export interface Wait {
  /** Position of the first message nobody had answered. */
  readonly seq: number;
  readonly since: number;
  /** When an agent answered, the matter was closed, or the visitor said that nothing is to be answered. */
  readonly endedAt: number | null;
  /** No agent had answered the visitor before, or not since the conversation was last resolved. */
  readonly isFirst: boolean;
}

/** Every wait of a conversation, oldest first. In a chat that is under way, thanks and "one moment" ask for nothing. */
export function waitsIn(chat: readonly ChatFact[]): readonly Wait[] {
  const waits: Wait[] = [];
  let wait: Wait | null = null;
  let isFirst = true;
  for (const entry of entriesOf(chat)) {
    if (entry.kind === 'message' && entry.author === 'visitor') {
      if (isFirst || asksForAnswer(entry)) {
        wait ??= { seq: entry.seq, since: entry.at, endedAt: null, isFirst };
        continue;
      }
    } else if (!endsWait(entry)) continue;
    else if (entry.kind === 'status') isFirst = true;
    else if (wait) isFirst = false;
    if (wait) waits.push({ ...wait, endedAt: entry.at });
    wait = null;
  }
  return wait ? [...waits, wait] : waits;
}

/** A message whose text is unknown asks, as most do. */
function asksForAnswer({ text }: MessageFact): boolean {
  if (text === undefined) return true;
  if (ownText(text).includes('?')) return true;
  const words = ownWords(text);
  return !closingPhrases.areAll(words) && !asksToWait(words);
}

/** "One moment, let me check": at the beginning of a short message, not somewhere in a long complaint. */
export function asksToWait(words: readonly string[]): boolean {
  const found = pausePhrases.find(words);
  return found !== null && found.index <= 3 && words.length <= 14;
}

function endsWait(entry: ReturnType<typeof entriesOf>[number]): boolean {
  return entry.kind === 'message' ? entry.author === 'agent' : entry.status === 'resolved';
}

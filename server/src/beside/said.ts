import type { Beside, ConversationEvent, ConversationMood, MessageEvent } from '@attune/protocol';
import { remembered } from '@attune/empathy';
import { conversationMood, severityOf } from '@attune/empathy/mood';
import { hostileWordsIn } from '@attune/empathy/tone';

/** What the words of a conversation's last messages say by themselves. */
export interface Said extends Pick<Beside, 'severity' | 'shielded'> {
  readonly mood: ConversationMood;
}

const severityOfText = remembered(severityOf);
const hostileWordsInText = remembered(hostileWordsIn);

const LEVELS = ['low', 'medium', 'high', 'critical'] as const;

export const messagesOf = (events: readonly ConversationEvent[]): readonly MessageEvent[] =>
  events.filter((event) => event.kind === 'message');

/** Mood, severity and abuse, from the messages alone. */
function said(messages: readonly MessageEvent[]): Said {
  const byVisitor = messages.filter(({ author }) => author.kind === 'visitor');
  return {
    mood: conversationMood(
      messages.map(({ seq, at, author, body }) => ({
        seq,
        at,
        messageId: String(seq),
        author: author.kind,
        text: body,
      })),
    ),
    severity: gravest(byVisitor),
    shielded: byVisitor.flatMap(({ seq, body }) => {
      const { spans } = hostileWordsInText(body);
      return spans.length === 0 ? [] : [{ seq, spans }];
    }),
  };
}

/** The gravest; of two alike the later one, as it is where they are now. */
function gravest(byVisitor: readonly MessageEvent[]): Beside['severity'] {
  let worst: Beside['severity'] = null;
  for (const { seq, body } of byVisitor) {
    const severity = severityOfText(body);
    if (severity === null) continue;
    if (worst === null || LEVELS.indexOf(severity.level) >= LEVELS.indexOf(worst.level))
      worst = { ...severity, seq };
  }
  return worst;
}

/** Conversations whose words are remembered: those that many facts are reported of at once. */
const REMEMBERED = 200;

/**
 * Reads what messages say, and remembers it while no other is added: a visitor who clicks about causes several looks a
 * second at the same words.
 */
export function createSaidReader(): (key: string, events: readonly ConversationEvent[]) => Said {
  const known = new Map<string, { readonly basis: string; readonly said: Said }>();
  return (key, events) => {
    const messages = messagesOf(events);
    const basis = `${messages[0]?.seq ?? 0}-${messages.at(-1)?.seq ?? 0}`;
    const before = known.get(key);
    if (before?.basis === basis) return before.said;
    const now = said(messages);
    known.delete(key);
    known.set(key, { basis, said: now });
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return now;
  };
}

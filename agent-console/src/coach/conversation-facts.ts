import type { CoachContext } from '@attune/empathy/coach';
import type { Beside, EmpathySettings, MessageEvent } from '@attune/protocol';
import type { SaidMessage } from '@attune/empathy/reflection';
import type { Thread } from '../conversation/thread.ts';

/** From here on a mood counts as an episode of distress. */
const DISTRESSED = 0.45;
const VERY_DISTRESSED = 0.75;

/** What was said, oldest first. */
export function saidIn({ events }: Thread): readonly SaidMessage[] {
  return messagesOf(events).map(({ seq, author, body }) => ({ seq, author: author.kind, text: body }));
}

/** What the coach knows of a conversation. All of it is in this browser already. */
export function coachContext(
  thread: Thread,
  beside: Beside | null,
  settings: EmpathySettings | null,
): CoachContext {
  const said = saidIn(thread);
  return {
    mood: moodWord(beside),
    customerLast: lastWords(said),
    phase: said.some(({ author }) => author === 'agent') ? null : 'open',
    firstReply: isFirstReply(said, beside),
    ...(settings ? { glossary: settings.glossary } : {}),
  };
}

/** What the visitor wrote since the last answer, or last at all. */
export function lastWords(said: readonly SaidMessage[]): string | null {
  const answered = said.findLastIndex(({ author }) => author === 'agent');
  const since = said.slice(answered + 1).filter(({ author }) => author === 'visitor');
  if (since.length > 0) return since.map(({ text }) => text).join('\n');
  return said.findLast(({ author }) => author === 'visitor')?.text ?? null;
}

/** The coach grows stricter with distress, and "very" is how it is told. */
function moodWord(beside: Beside | null): string | null {
  const mood = beside?.mood;
  if (!mood || mood.label === 'unknown') return null;
  return mood.distress >= VERY_DISTRESSED ? `very ${mood.label}` : mood.label;
}

/** Whether nobody has answered since this trouble came up. */
function isFirstReply(said: readonly SaidMessage[], beside: Beside | null): boolean {
  const points = beside?.mood.timeline ?? [];
  const calm = points.findLastIndex(({ distress }) => distress < DISTRESSED);
  const episode = points[calm + 1];
  const lastVisitor = said.findLast(({ author }) => author === 'visitor')?.seq ?? 0;
  const since = episode?.seq ?? lastVisitor;
  return !said.some(({ author, seq }) => author === 'agent' && seq > since);
}

function messagesOf(events: Thread['events']): readonly MessageEvent[] {
  return events.filter((event) => event.kind === 'message');
}

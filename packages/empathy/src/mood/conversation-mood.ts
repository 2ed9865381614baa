import type { ConversationMood, MoodLabel, MoodPoint, MoodReason } from '@attune/protocol';
import { remembered } from '../remembered.ts';
import {
  asksForHuman,
  contentOf,
  insists,
  isRefusal,
  isRepeat,
  REASON_POINTS,
  shouts,
  type Turn,
} from './course.ts';
import { moodOf } from './mood-of.ts';
import { spokenWords } from './spoken-words.ts';

const moodOfText = remembered(moodOf);

/** What of the mood before is left after a message that speaks for itself. Slower was measured worse. */
const KEPT = 0.3;
/** After a message that says nothing most stays as it was. */
const KEPT_WHEN_SILENT = 0.7;
/** How often a customer of whom nothing is known is discontent. */
const BASE_LOGIT = Math.log(0.1 / 0.9);
/** A visitor who writes on for so long without an answer waits. */
const WAIT_MS = 180_000;
/** Without clocks: so many messages in a row. */
const WAIT_MESSAGES = 3;
/** A carried label below this is nothing one should show. */
const FAINT = 0.1;

/** More likely discontent than not. */
const DISTRESSED = 0.5;
/** How much the whole course counts for a conversation beside where it stands: thanks and goodbye are also said in vain. */
const COURSE_SHARE = 0.4;
/** Words in common that make a repeat of what somebody insists on. */
const INSISTED_WORDS = 1;

interface Course {
  logit: number;
  label: MoodLabel | 'unknown';
  probability: number;
  /** Messages of the visitor since an agent spoke. */
  waiting: number;
  waitingSince: number | null;
  wasRefused: boolean;
  readonly requests: ReadonlySet<string>[];
  readonly answers: ReadonlySet<string>[];
  /** Log-odds after each message. */
  readonly logits: number[];
}

/**
 * How the mood of a conversation went, a point a message of the visitor. Pure; one step depends on the one before, on
 * what the visitor repeats and on what the agent answered, not on who the visitor is.
 * @param turns in any order; `seq` is their order
 */
export function conversationMood(turns: readonly Turn[]): ConversationMood {
  const course: Course = {
    logit: BASE_LOGIT,
    label: 'unknown',
    probability: 0,
    waiting: 0,
    waitingSince: null,
    wasRefused: false,
    requests: [],
    answers: [],
    logits: [],
  };
  const timeline: MoodPoint[] = [];
  for (const turn of [...turns].sort((a, b) => a.seq - b.seq)) {
    if (turn.author === 'visitor') timeline.push(afterVisitor(course, turn));
    if (turn.author === 'agent') afterAgent(course, turn);
  }
  return {
    label: course.label,
    probability: course.probability,
    distress: distressOfAll(course.logits),
    timeline,
  };
}

function afterAgent(course: Course, { text }: Turn): void {
  const content = contentOf(spokenWords(text));
  // The same answer once more takes nobody further.
  course.wasRefused = isRefusal(text) || course.answers.some((earlier) => isRepeat(earlier, content));
  if (content.size > 0) course.answers.push(content);
  course.waiting = 0;
  course.waitingSince = null;
}

function afterVisitor(course: Course, turn: Turn): MoodPoint {
  const mood = moodOfText(turn.text);
  const reasons = reasonsFor(course, turn);
  const isSilent = mood.label === 'unknown';
  const said = Math.log(mood.dissatisfied / (1 - mood.dissatisfied));
  const own = isSilent ? Math.max(BASE_LOGIT, said) : said;
  const kept = (isSilent ? KEPT_WHEN_SILENT : KEPT) * (course.logit - BASE_LOGIT);
  const moved = reasons.reduce((sum, reason) => sum + REASON_POINTS[reason], 0);
  // Relief is no debt: only distress is carried on.
  course.logit = own + Math.max(0, kept) + moved;
  course.logits.push(course.logit);
  const carried = course.probability * KEPT_WHEN_SILENT;
  const isCarried = isSilent && course.label !== 'unknown' && course.label !== 'neutral' && carried >= FAINT;
  if (isSilent && !isCarried) [course.label, course.probability] = ['unknown', 0];
  else if (isSilent) course.probability = carried;
  else [course.label, course.probability] = [mood.label, mood.probability];
  // Calm words of somebody who asks the third time in vain are not calm.
  const distress = distressOf(course.logit);
  if (distress >= DISTRESSED && (course.label === 'unknown' || course.label === 'neutral'))
    [course.label, course.probability] = ['frustrated', distress];
  return {
    seq: turn.seq,
    messageId: turn.messageId,
    label: course.label,
    probability: course.probability,
    distress,
    words: mood.words,
    because: isCarried ? [...reasons, 'carried-over'] : reasons,
  };
}

function reasonsFor(course: Course, turn: Turn): readonly MoodReason[] {
  const words = spokenWords(turn.text);
  const content = contentOf(words);
  const reasons: MoodReason[] = [];
  const least = insists(words) ? INSISTED_WORDS : undefined;
  if (course.requests.some((earlier) => isRepeat(earlier, content, least))) reasons.push('repeats-request');
  if (course.wasRefused) reasons.push('agent-refused');
  course.waiting++;
  course.waitingSince ??= turn.at;
  const waitedMs = turn.at === null || course.waitingSince === null ? 0 : turn.at - course.waitingSince;
  if (waitedMs >= WAIT_MS || (turn.at === null && course.waiting >= WAIT_MESSAGES))
    reasons.push('unanswered');
  if (asksForHuman(words)) reasons.push('asks-for-human');
  if (shouts(turn.text)) reasons.push('shouts');
  if (content.size > 0) course.requests.push(content);
  return reasons;
}

/** Where it stands or, when it went worse than that, drawn back towards how it went. */
function distressOfAll(logits: readonly number[]): number {
  const last = logits.at(-1);
  if (last === undefined) return 0;
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  return distressOf(last + COURSE_SHARE * Math.max(0, mean - last));
}

function distressOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

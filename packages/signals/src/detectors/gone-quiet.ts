import type { Interaction, Sentence } from '@attune/protocol';
import { entriesOf, type ChatFact, type MessageFact } from '../chat-fact.ts';
import {
  mayHaveBegunEarlier,
  type Detector,
  type DetectorInput,
  type FoundSignal,
  type ThresholdsOf,
} from '../detector.ts';
import { earliest } from '../earliest.ts';
import { lastingInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { asksToWait } from '../waits.ts';
import { ownWords } from '../words/text.ts';
import { numberIn } from './evidence.ts';

type GoneQuietThreshold = 'afterMs';
type Thresholds = ThresholdsOf<GoneQuietThreshold>;

/** Who has said "one moment" is looking something up: until so much later their silence was announced. */
const ANNOUNCED_MS = 10 * 60_000;

/** The visitor has gone quiet after an agent wrote: not frustration, but somebody may have left without a word. */
export const goneQuiet: Detector<GoneQuietThreshold> = {
  kind: 'gone-quiet',
  place: 'chat',
  family: 'waiting',
  label: 'Gone quiet',
  explanation: 'The visitor has not answered the agent and does nothing on the page. Shown, but not counted.',
  example: ['has been quiet for 4 min'],
  points: 0,
  halfLifeMs: 60_000,
  weak: false,
  thresholds: [
    {
      name: 'afterMs',
      unit: 'ms',
      default: 180_000,
      min: 30_000,
      max: 3_600_000,
      step: 10_000,
      label: 'Quiet for',
      explanation: 'How long nothing may come from the visitor before they count as gone quiet.',
      source: 'Our own default: long enough to read an answer and try it out.',
    },
  ],

  detect(input, thresholds) {
    return silencesIn(input).flatMap((silence) => {
      const quiet = lastQuiet(silence, afterMsIn(silence, thresholds), input.now);
      if (!quiet || (quiet.endedAt !== null && mayHaveBegunEarlier(input, quiet.since))) return [];
      return [signalOf(silence, quiet, afterMsIn(silence, thresholds), input)];
    });
  },

  nextLookAt(input, thresholds) {
    const ahead = silencesIn(input)
      .filter(({ endedAt }) => endedAt === null)
      .map((silence) => (silence.signs.at(-1) ?? 0) + afterMsIn(silence, thresholds))
      .filter((at) => at > input.now);
    return earliest(ahead);
  },

  asOf(signal, at) {
    const since = numberIn(signal.evidence, 'since');
    const afterMs = numberIn(signal.evidence, 'afterMs');
    if (since === null || afterMs === null) return signal;
    const quiet = { since, endedAt: signal.endedAt };
    return { ...signal, ...stateAfter(quiet, afterMs, signal.evidence['tabHidden'] === true, at) };
  },
};

interface Unanswered {
  /** Position of the first agent's message that is not answered. */
  readonly seq: number;
  readonly since: number;
  readonly endedAt: number | null;
  /** The visitor's last words before it asked to wait. */
  readonly isAnnounced: boolean;
}

/** The time from an agent's message until the visitor answered it, with every sign of the visitor in between. */
interface Silence extends Unanswered {
  /** Instants, oldest first; the agent's message itself is the first. */
  readonly signs: readonly number[];
}

interface Quiet {
  readonly since: number;
  readonly endedAt: number | null;
}

function silencesIn({ chat, interactions }: DetectorInput): readonly Silence[] {
  const unanswered = unansweredIn(chat);
  if (unanswered.length === 0) return [];
  const signs = [...signsOnPage(interactions), ...signsOfTyping(chat)].sort((a, b) => a - b);
  return unanswered.map((silence) => {
    const { since, endedAt } = silence;
    const within = signs.filter((at) => at > since && at < (endedAt ?? Infinity));
    return { ...silence, signs: [since, ...within] };
  });
}

function unansweredIn(chat: readonly ChatFact[]): readonly Unanswered[] {
  const found: Unanswered[] = [];
  let open: Unanswered | null = null;
  let isAnnounced = false;
  let isResolved = false;
  for (const entry of entriesOf(chat)) {
    const answered = entry.kind === 'message' && entry.author === 'visitor';
    if (entry.kind === 'status') isResolved = entry.status === 'resolved';
    if (entry.kind === 'message' && answered) {
      isResolved = false;
      isAnnounced = asksForTime(entry);
    }
    if (open && (answered || isResolved)) {
      found.push({ ...open, endedAt: entry.at });
      open = null;
    }
    if (entry.kind === 'message' && entry.author === 'agent' && !isResolved) {
      open ??= { seq: entry.seq, since: entry.at, endedAt: null, isAnnounced };
    }
  }
  return open ? [...found, open] : found;
}

function asksForTime({ text }: MessageFact): boolean {
  return text !== undefined && asksToWait(ownWords(text));
}

function afterMsIn({ isAnnounced }: Silence, { afterMs }: Thresholds): number {
  return isAnnounced ? Math.max(afterMs, ANNOUNCED_MS) : afterMs;
}

/** What the visitor did; outcomes are the page's doing. */
function signsOnPage(interactions: readonly Interaction[]): readonly number[] {
  return interactions.filter(({ kind }) => kind !== 'outcome').map(({ at }) => at);
}

function signsOfTyping(chat: readonly ChatFact[]): readonly number[] {
  return chat.filter((fact) => fact.kind === 'typing' && fact.author === 'visitor').map(({ at }) => at);
}

/** The latest stretch of a silence that was long enough, over or not. */
function lastQuiet({ signs, endedAt }: Silence, afterMs: number, now: number): Quiet | null {
  const quiets = signs.map((since, index) => ({ since, endedAt: signs[index + 1] ?? endedAt }));
  return quiets.findLast((quiet) => (quiet.endedAt ?? now) - quiet.since >= afterMs) ?? null;
}

function signalOf(silence: Silence, quiet: Quiet, afterMs: number, input: DetectorInput): FoundSignal {
  const tabHidden = wasHiddenBefore(input.interactions, quiet.endedAt ?? Infinity);
  return {
    key: `gone-quiet:${silence.seq}`,
    kind: 'gone-quiet',
    family: 'waiting',
    points: 0,
    halfLifeMs: quiet.endedAt === null ? null : goneQuiet.halfLifeMs,
    detectedAt: quiet.since + afterMs,
    endedAt: quiet.endedAt,
    evidence: { seq: silence.seq, since: quiet.since, afterMs, tabHidden },
    ...stateAfter(quiet, afterMs, tabHidden, input.now),
  };
}

function stateAfter({ since, endedAt }: Quiet, afterMs: number, tabHidden: boolean, at: number) {
  const ended = endedAt !== null && at >= endedAt;
  const quietMs = Math.max(0, (endedAt === null ? at : Math.min(endedAt, at)) - since);
  return { strength: strengthBeyond(afterMs, quietMs), sentence: sentenceOf(quietMs, ended, tabHidden) };
}

function sentenceOf(quietMs: number, ended: boolean, tabHidden: boolean): Sentence {
  const quiet = `${ended ? 'was' : 'has been'} quiet for ${lastingInWords(quietMs)}`;
  return sentence(quiet, tabHidden ? ', with this tab in the background' : '');
}

/** The last word on the tab before an instant; two at once mean that it was shown. */
function wasHiddenBefore(interactions: readonly Interaction[], end: number): boolean {
  let shownAt = -Infinity;
  let hiddenAt = -Infinity;
  for (const fact of interactions) {
    if (fact.kind !== 'visibility' || fact.at >= end) continue;
    if (fact.visible) shownAt = Math.max(shownAt, fact.at);
    else hiddenAt = Math.max(hiddenAt, fact.at);
  }
  return hiddenAt > shownAt;
}

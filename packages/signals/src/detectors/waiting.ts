import type { Sentence, Signal } from '@attune/protocol';
import { entriesOf, type ChatFact } from '../chat-fact.ts';
import type { Detector, FoundSignal, ThresholdsOf } from '../detector.ts';
import { earliest } from '../earliest.ts';
import { lastingInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { numberIn } from './evidence.ts';

type WaitingThreshold = 'fromMs' | 'fullMs';
type Thresholds = ThresholdsOf<WaitingThreshold>;

const POINTS = 40;
const HALF_LIFE_MS = 60_000;

/** The visitor has written and nobody has answered yet. */
export const waiting: Detector<WaitingThreshold> = {
  kind: 'waiting',
  place: 'chat',
  family: 'waiting',
  label: 'Waiting for an answer',
  explanation: 'The visitor has written and waits for an agent. It grows while the wait lasts.',
  example: ['has been waiting 2 min for an answer'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: false,
  thresholds: [
    {
      name: 'fromMs',
      unit: 'ms',
      default: 60_000,
      min: 5_000,
      max: 1_800_000,
      step: 5_000,
      label: 'Shown from',
      explanation: 'A shorter wait is not mentioned. Lower it where visitors expect an answer at once.',
      source: 'Shoppers accept about one minute.',
    },
    {
      name: 'fullMs',
      unit: 'ms',
      default: 240_000,
      min: 10_000,
      max: 3_600_000,
      step: 5_000,
      label: 'Counts fully at',
      explanation: 'The wait weighs more and more until here. Raise it where long waits are usual.',
      source: 'Our own default: amber at one minute, red at three, full at four.',
    },
  ],

  detect({ chat, now }, thresholds) {
    return waitsIn(chat)
      .filter(({ since, endedAt }) => lengthOf(since, endedAt, now) >= thresholds.fromMs)
      .map((wait) => signalOf(wait, thresholds, now));
  },

  nextLookAt({ chat, now }, { fromMs }) {
    const ahead = waitsIn(chat)
      .filter(({ endedAt }) => endedAt === null)
      .map(({ since }) => since + fromMs)
      .filter((at) => at > now);
    return earliest(ahead);
  },

  asOf(signal, at) {
    const stored = storedWait(signal);
    if (stored === null) return signal;
    const waitedMs = lengthOf(stored.since, signal.endedAt, at);
    return { ...signal, ...stateAfter(waitedMs, stored, hasEnded(signal.endedAt, at)) };
  },

  pointsAt(signal, at) {
    const stored = storedWait(signal);
    return stored === null ? null : pointsAfter(lengthOf(stored.since, signal.endedAt, at), stored);
  },

  conflict({ fromMs, fullMs }) {
    if (fromMs < fullMs) return null;
    const message = `fromMs of waiting must be below fullMs, which is ${fullMs} ms; it was ${fromMs}.`;
    return { name: 'fromMs', message };
  },
};

interface Wait {
  /** Position of the first message nobody had answered. */
  readonly seq: number;
  readonly since: number;
  /** When an agent answered or the conversation was resolved. */
  readonly endedAt: number | null;
}

/** What a stored signal remembers of its wait; null when somebody else wrote it. */
function storedWait({ evidence }: Signal): (Thresholds & { readonly since: number }) | null {
  const since = numberIn(evidence, 'since');
  const fromMs = numberIn(evidence, 'fromMs');
  const fullMs = numberIn(evidence, 'fullMs');
  return since === null || fromMs === null || fullMs === null ? null : { since, fromMs, fullMs };
}

function waitsIn(chat: readonly ChatFact[]): readonly Wait[] {
  const waits: Wait[] = [];
  let waiting: Wait | null = null;
  for (const entry of entriesOf(chat)) {
    if (entry.kind === 'message' && entry.author === 'visitor') {
      waiting ??= { seq: entry.seq, since: entry.at, endedAt: null };
    } else if (waiting && endsWait(entry)) {
      waits.push({ ...waiting, endedAt: entry.at });
      waiting = null;
    }
  }
  return waiting ? [...waits, waiting] : waits;
}

function endsWait(entry: ReturnType<typeof entriesOf>[number]): boolean {
  return entry.kind === 'message' ? entry.author === 'agent' : entry.status === 'resolved';
}

function hasEnded(endedAt: number | null, at: number): boolean {
  return endedAt !== null && at >= endedAt;
}

function lengthOf(since: number, endedAt: number | null, at: number): number {
  return Math.max(0, (endedAt === null ? at : Math.min(endedAt, at)) - since);
}

function signalOf({ seq, since, endedAt }: Wait, { fromMs, fullMs }: Thresholds, now: number): FoundSignal {
  const ended = hasEnded(endedAt, now);
  return {
    key: `waiting:${seq}`,
    kind: 'waiting',
    family: 'waiting',
    ...stateAfter(lengthOf(since, endedAt, now), { fromMs, fullMs }, ended),
    halfLifeMs: endedAt === null ? null : HALF_LIFE_MS,
    detectedAt: since + fromMs,
    endedAt,
    evidence: { seq, since, fromMs, fullMs },
  };
}

/** What changes while the wait lasts. */
function stateAfter(waitedMs: number, { fromMs, fullMs }: Thresholds, ended: boolean) {
  return {
    strength: strengthBeyond(fromMs, waitedMs),
    points: pointsAfter(waitedMs, { fromMs, fullMs }),
    sentence: sentenceOf(waitedMs, ended),
  };
}

function pointsAfter(waitedMs: number, { fromMs, fullMs }: Thresholds): number {
  if (waitedMs >= fullMs) return POINTS;
  return waitedMs <= fromMs ? 0 : (POINTS * (waitedMs - fromMs)) / (fullMs - fromMs);
}

function sentenceOf(waitedMs: number, ended: boolean): Sentence {
  const waited = lastingInWords(waitedMs);
  return sentence(ended ? `waited ${waited} for an answer` : `has been waiting ${waited} for an answer`);
}

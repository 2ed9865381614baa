import type { Sentence } from '@attune/protocol';
import { entriesOf, type ChatFact, type MessageFact } from './chat-fact.ts';
import type { Detector, FoundSignal } from './detector.ts';

interface Found {
  /** Tells it from others of its kind in the conversation; made of its evidence. */
  readonly id: string | number;
  readonly at: number;
  readonly sentence: Sentence;
  /** Left out: there is no more of it than is needed. */
  readonly strength?: number;
  readonly evidence: FoundSignal['evidence'];
}

/** A signal of an instant, as it counts by default. */
export function signalAt(
  { kind, family, points, halfLifeMs }: Detector,
  { id, at, sentence, strength = 0.5, evidence }: Found,
): FoundSignal {
  const key = `${kind}:${id}`;
  return {
    key,
    kind,
    family,
    strength,
    points,
    halfLifeMs,
    detectedAt: at,
    endedAt: null,
    sentence,
    evidence,
  };
}

/** A message of the visitor whose text is known. */
export interface Said extends MessageFact {
  readonly text: string;
}

/** What the visitor has written, in order, as far as its text is known. */
export function saidIn(chat: readonly ChatFact[]): readonly Said[] {
  return entriesOf(chat).flatMap((entry): Said[] => {
    if (entry.kind !== 'message' || entry.author !== 'visitor' || entry.text === undefined) return [];
    return [{ ...entry, text: entry.text }];
  });
}

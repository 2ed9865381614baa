import type { AuthorKind, ConversationStatus, ThresholdSettings } from '@attune/protocol';
import { TUESDAY_AFTERNOON } from '@attune/testing';
import type { MessageFact, StatusFact, TypingFact } from '../chat-fact.ts';
import type { DetectorInput } from '../detector.ts';
import { defaultThresholds } from '../thresholds.ts';

/** Nobody has saved anything. */
export const untouched: ThresholdSettings = {
  version: 0,
  sensitivity: 'normal',
  values: defaultThresholds,
  ignored: { controls: [], paths: [] },
  muted: [],
  savedAt: null,
  savedBy: null,
};

/** An instant of the story, ms from {@link TUESDAY_AFTERNOON}. */
export function at(ms: number): number {
  return TUESDAY_AFTERNOON + ms;
}

/** What a detector is given; `now` counts in ms from {@link TUESDAY_AFTERNOON}, a minute unless the test is about it. */
export function anInput({ now = 60_000, ...given }: Partial<DetectorInput> = {}): DetectorInput {
  return { visitId: 'visit-1', interactions: [], chat: [], ...given, now: at(now) };
}

export function wrote(author: AuthorKind, seq: number, ms: number): MessageFact {
  return { kind: 'message', author, seq, at: at(ms) };
}

export function became(status: ConversationStatus, seq: number, ms: number): StatusFact {
  return { kind: 'status', status, seq, at: at(ms) };
}

export function typed(author: AuthorKind, ms: number): TypingFact {
  return { kind: 'typing', author, at: at(ms) };
}

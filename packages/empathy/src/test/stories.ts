import type { AuthorKind, ConversationStatus, Signal, SuggestionPart } from '@attune/protocol';
import { aSignal, TUESDAY_AFTERNOON } from '@attune/testing';
import type { ChatFact } from '../facts.ts';
import { textOfParts } from '../fill.ts';
import type { SuggestInput } from '../suggest.ts';

/** An instant of the story, ms from {@link TUESDAY_AFTERNOON}. */
export function at(ms: number): number {
  return TUESDAY_AFTERNOON + ms;
}

export function wrote(author: AuthorKind, seq: number, body?: string): ChatFact {
  return { kind: 'message', author, seq, at: at(seq * 1_000), ...(body !== undefined && { body }) };
}

export function became(status: ConversationStatus, seq: number): ChatFact {
  return { kind: 'status', status, seq, at: at(seq * 1_000) };
}

/** Five clicks on *Pay*, and nothing happened. */
export function aRageClick(evidence: Signal['evidence'] = {}): Signal {
  const signal = aSignal();
  return { ...signal, evidence: { ...signal.evidence, ...evidence } };
}

export function aDeadClick(evidence: Signal['evidence'] = {}): Signal {
  return {
    ...aRageClick({ presses: 1, ...evidence }),
    key: 'dead-click:visit-1:1',
    kind: 'dead-click',
    points: 8,
    halfLifeMs: 120_000,
  };
}

/** Somebody waits since the story began. */
export function aWait(given: Partial<Signal> = {}): Signal {
  return aSignal({
    key: 'waiting:1',
    kind: 'waiting',
    family: 'waiting',
    points: 13,
    halfLifeMs: null,
    detectedAt: 60_000,
    evidence: { seq: 1, since: at(0), fromMs: 60_000, fullMs: 240_000 },
    ...given,
  });
}

/** Nothing has come from the visitor since the story began. */
export function aSilence(given: Partial<Signal> = {}): Signal {
  return aSignal({
    key: 'gone-quiet:2',
    kind: 'gone-quiet',
    family: 'waiting',
    points: 0,
    halfLifeMs: null,
    detectedAt: 180_000,
    evidence: { seq: 2, since: at(0), afterMs: 180_000, tabHidden: false },
    ...given,
  });
}

/** A visitor has written once, and it is two minutes later; `now` counts in ms from {@link TUESDAY_AFTERNOON}. */
export function anOccasion({ now = 120_000, ...given }: Partial<SuggestInput> = {}): SuggestInput {
  return {
    signals: [],
    chat: [wrote('visitor', 1, 'I cannot pay.')],
    visitorName: null,
    agentName: null,
    offered: [],
    sent: [],
    seed: 'a conversation',
    ...given,
    now: at(now),
  };
}

/** As an agent reads it, slots to fill in braces. */
export function read(parts: readonly SuggestionPart[]): string {
  return textOfParts(
    parts.map((part) => ('text' in part || part.value !== null ? part : { text: `{${part.slot}}` })),
  );
}

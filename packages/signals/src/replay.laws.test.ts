import type { Interaction, Signal, ThresholdSettings } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from './chat-fact.ts';
import { detectSignals } from './detect-signals.ts';
import { numberIn } from './detectors/evidence.ts';
import { frictionAt, type FrictionState } from './friction.ts';
import { replayConversation, type Replayed } from './replay-conversation.ts';
import type { ReplayHistory } from './replay-history.ts';
import { isLasting } from './signal-points.ts';
import { at, untouched, wrote } from './test/inputs.ts';
import { aTroubledVisit } from './test/visits.ts';

const MINUTE = 60_000;
const LOOK_BACK_MS = 10 * MINUTE;

/** Runs a replay to its end. */
function replayed(history: ReplayHistory, settings: ThresholdSettings): Replayed {
  const steps = replayConversation(history, settings);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The live path, told plainly: every second everything of the last ten minutes is looked at anew. */
function watched({ visits, chat, until }: ReplayHistory, settings: ThresholdSettings): Replayed {
  const [visit] = visits;
  const known = new Map<string, Signal>();
  let state: FrictionState | null = null;
  let flaggedAt: number | null = null;
  let peakScore = 0;
  const facts = visit?.interactions ?? [];
  for (let now = at(0); now < until + 1_000; now += 1_000) {
    const since = now - LOOK_BACK_MS;
    const input = {
      visitId: visit?.visitId ?? '',
      interactions: facts.filter(
        (fact) => fact.at <= now && (fact.at >= since || fact.kind === 'visibility'),
      ),
      chat: chat.filter((fact) => fact.at <= now),
      now,
      ...(facts.some((fact) => fact.at < since) && { completeSince: since }),
    };
    const found = detectSignals(input, settings);
    keep(known, found, now);
    const answer = frictionAt([...known.values()], state, now);
    state = answer.state;
    const isFlagged = answer.friction.level === 'flag' || answer.friction.level === 'urgent';
    if (isFlagged) flaggedAt ??= answer.friction.since;
    peakScore = Math.max(peakScore, answer.friction.score);
  }
  return { flaggedAt, peakScore, headline: null };
}

function keep(known: Map<string, Signal>, found: readonly Signal[], now: number): void {
  const keys = new Set(found.map(({ key }) => key));
  for (const signal of found) known.set(signal.key, signal);
  for (const [key, signal] of known) {
    if (keys.has(key)) continue;
    if (isLasting(signal)) known.set(key, { ...signal, endedAt: now });
    else if (
      signal.family === 'page' &&
      (numberIn(signal.evidence, 'firstAt') ?? 0) > now - LOOK_BACK_MS / 2
    ) {
      known.delete(key);
    }
  }
}

const aChat: fc.Arbitrary<readonly ChatFact[]> = fc
  .array(
    fc.tuple(fc.constantFrom('visitor', 'visitor', 'agent'), fc.integer({ min: 500, max: 3 * MINUTE })),
    {
      maxLength: 5,
    },
  )
  .map((turns) => {
    let ms = 0;
    return turns.map(([author, gap], index) => wrote(author, index + 1, (ms += gap)));
  });

function aHistory(interactions: readonly Interaction[], chat: readonly ChatFact[]): ReplayHistory {
  const last = Math.max(at(0), ...interactions.map((fact) => fact.at), ...chat.map((fact) => fact.at));
  return { visits: [{ visitId: 'visit-1', interactions }], chat, until: last + 2 * MINUTE };
}

/** More of everything than a site would want, so that flags are raised often. */
const eager: ThresholdSettings = { ...untouched, sensitivity: 'high' };

describe('a replay', () => {
  it('[RE1] flags what looking every second flags, at the same instant and with the same peak', () => {
    let flagged = 0;
    fc.assert(
      fc.property(
        aTroubledVisit,
        aChat,
        fc.constantFrom(untouched, eager),
        (interactions, chat, settings) => {
          const history = aHistory(interactions, chat);
          const quick = replayed(history, settings);
          const slow = watched(history, settings);
          if (slow.flaggedAt !== null) flagged++;
          expect({ flagged: quick.flaggedAt !== null, peakScore: quick.peakScore }).toEqual({
            flagged: slow.flaggedAt !== null,
            peakScore: slow.peakScore,
          });
          expect(Math.abs((quick.flaggedAt ?? 0) - (slow.flaggedAt ?? 0))).toBeLessThanOrEqual(1_000);
        },
      ),
      { numRuns: 40 },
    );
    // A comparison of calm conversations would say nothing.
    expect(flagged).toBeGreaterThan(0);
  }, 180_000);
});

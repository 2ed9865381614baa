import type { ConversationEvent, Flag, Friction, Signal, ThresholdSettings } from '@attune/protocol';
import {
  detectSignals,
  frictionAt,
  nextLookAt,
  type DetectorInput,
  type FrictionState,
} from '@attune/signals';
import {
  readConversation,
  readLatestEvents,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { oweHappening } from '../happenings/happenings.ts';
import { readVisits } from '../interactions/interaction-access.ts';
import { readJudgements } from '../signals/judgement-access.ts';
import { detectorInputs } from './detector-inputs.ts';
import type { ContextReader } from './detector-context.ts';
import { listFlags, saveFlag } from './flag.repository.ts';
import { lockFriction, readUpdatedAt } from './friction.repository.ts';
import { withinBudget } from './signal-budget.ts';
import { listSignals, removeSignals, saveSignals } from './signal.repository.ts';

/** Page facts looked at: longer than any window of a detector, short enough to stay cheap in a long visit. */
const INTERACTIONS_MS = 10 * 60_000;

/** Signals counted: after an hour the slowest of them (half-life 3 min) is worth a millionth of its points. */
export const SIGNALS_MS = 60 * 60_000;

/** Entries of the conversation that chat detectors see. */
export const CHAT_ENTRIES = 100;

/** What a look at a conversation's friction found. */
export interface Assessment {
  /** As it stood before. */
  readonly row: ConversationRow;
  readonly friction: Friction;
  readonly state: FrictionState;
  readonly flags: readonly Flag[];
  readonly signals: readonly Signal[];
  /** The conversation's last entries, in order. */
  readonly events: readonly ConversationEvent[];
  /** When time alone will change something; null: never. */
  readonly nextCheckAt: number | null;
}

/** What a look needs beside what is stored of the conversation. */
export interface LookWith {
  readonly settings: ThresholdSettings;
  readonly readContext: ContextReader;
  readonly now: number;
}

/** What is stored of a conversation and bears on its friction. */
export interface Gathered {
  readonly row: ConversationRow;
  readonly events: readonly ConversationEvent[];
  readonly known: readonly Signal[];
  readonly judgements: Awaited<ReturnType<typeof readJudgements>>;
  readonly inputs: readonly DetectorInput[];
  readonly now: number;
}

/**
 * Reads what a look needs, changing nothing and holding nothing up.
 * @returns null when the conversation is gone
 */
export async function gather(
  db: Db,
  key: ConversationKey,
  readContext: ContextReader,
  now: number,
): Promise<Gathered | null> {
  // First, so that whatever changes the conversation later shows in its row.
  const row = await readConversation(db, key);
  if (row === null) return null;
  const events = await readLatestEvents(db, key, CHAT_ENTRIES);
  const visits = await readVisits(db, key, now - INTERACTIONS_MS);
  const known = await listSignals(db, key, now - SIGNALS_MS);
  const judgements = await readJudgements(db, key);
  const inputs = detectorInputs(visits, events, await readContext(db, row, now), now);
  return { row, events, known, judgements, inputs, now };
}

/**
 * Works out a conversation's signals and friction from what is stored, and stores the signals and the flag. Everything
 * comes from the database, so any process can do it, and doing it again changes nothing. The conversation's own row is
 * left to the caller: changing it holds up its writers until the transaction ends.
 *
 * @param tx a transaction: looks at one conversation take turns, over all processes
 * @param gathered what was read before the transaction; used where the conversation has not changed since
 * @returns null when the conversation is gone
 */
export async function assess(
  tx: Db,
  key: ConversationKey,
  { settings, readContext, now: at }: LookWith,
  gathered: Gathered | null,
): Promise<Assessment | null> {
  await lockFriction(tx, key);
  const current = (await stillHolds(tx, key, gathered)) ? gathered : await gather(tx, key, readContext, at);
  if (current === null) return null;
  const { row, events, known, judgements, inputs, now } = current;
  const found = inputs.flatMap((input) => detectSignals(input, settings));
  const changed = withinBudget(known, changedSignals(known, found, now));
  await saveSignals(tx, key, changed, now);
  const withdrawn = withdrawnKeys(known, found, chatCompleteSince(events), now);
  await removeSignals(tx, key, withdrawn);
  const byKey = new Map([...known, ...changed].map((signal) => [signal.key, signal]));
  for (const signalKey of withdrawn) byKey.delete(signalKey);
  const signals = [...byKey.values()];

  const { friction, state, nextCheckAt } = frictionAt(signals, row.frictionState, now, judgements);
  const flagId = await saveFlag(tx, key, friction);
  if (flagId !== null) await oweHappening(tx, { kind: 'flag', ...key, flagId }, now);
  const flags = await listFlags(tx, key);
  return {
    row,
    friction,
    state,
    flags,
    signals,
    events,
    nextCheckAt: nextCheck(inputs, settings, nextCheckAt),
  };
}

/** Whoever writes to a conversation, or looks at it, changes the instant of its last change. */
async function stillHolds(tx: Db, key: ConversationKey, gathered: Gathered | null): Promise<boolean> {
  if (gathered === null) return false;
  return (await readUpdatedAt(tx, key)) === gathered.row.updatedAt;
}

/** The earliest instant at which time alone changes what is found or how it counts. */
function nextCheck(
  inputs: readonly DetectorInput[],
  settings: ThresholdSettings,
  scoreChangesAt: number | null,
): number | null {
  const instants = [...inputs.map((input) => nextLookAt(input, settings)), scoreChangesAt];
  const ahead = instants.filter((at) => at !== null);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/**
 * Signals to write: new ones, those that look different now, and states that no longer hold. New thresholds count for
 * whatever is still looked at, so that an admin sees at once what they do.
 */
export function changedSignals(
  known: readonly Signal[],
  found: readonly Signal[],
  now: number,
): readonly Signal[] {
  const knownByKey = new Map(known.map((signal) => [signal.key, signal]));
  const foundKeys = new Set(found.map(({ key }) => key));
  const changed = found.filter((signal) => {
    const before = knownByKey.get(signal.key);
    return before === undefined || isDifferent(before, signal);
  });
  const ended = known
    .filter((signal) => isLasting(signal) && !foundKeys.has(signal.key))
    .map((signal) => ({ ...signal, endedAt: now }));
  return [...changed, ...ended];
}

/**
 * Signals that no longer hold: later facts took them back (a dead click whose effect came after all, or that grew into
 * a rage click), or what the site looks for has changed. Only where the same facts are still looked at; what has left
 * the window stays as it was found.
 * @param chatSince from when on the conversation's entries are at hand
 */
export function withdrawnKeys(
  known: readonly Signal[],
  found: readonly Signal[],
  chatSince: number,
  now: number,
): readonly string[] {
  const foundKeys = new Set(found.map(({ key }) => key));
  const since = Math.max(chatSince, now - INTERACTIONS_MS / 2);
  return known
    .filter((signal) => signal.halfLifeMs !== null && !foundKeys.has(signal.key) && signal.detectedAt > since)
    .map(({ key }) => key);
}

function chatCompleteSince(events: readonly ConversationEvent[]): number {
  return events.length < CHAT_ENTRIES ? -Infinity : (events[0]?.at ?? -Infinity);
}

const isLasting = ({ halfLifeMs, endedAt }: Signal) => halfLifeMs === null && endedAt === null;

/** A signal keeps the thresholds that found it first, so their version is no difference. */
function isDifferent(before: Signal, after: Signal): boolean {
  const compared = (signal: Signal) => JSON.stringify({ ...signal, thresholdsVersion: 0 });
  return compared(before) !== compared(after);
}

import type { Interaction, ThresholdSettings } from '@attune/protocol';
import { detectSignals, nextLookAt } from '@attune/signals';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import { unpackFacts } from '../db/schema/packed-facts.ts';

/** As far back as a look sees. */
const FACTS_MS = 10 * 60_000;

/** Facts of a visit that a glance sees, the latest: all that an honest visitor reports in more than a minute. */
const FACTS_SEEN = 600;

/** Visits remembered: those that reported last. Twelve minutes of a busy one take some ten kilobytes. */
const VISITS_REMEMBERED = 5_000;

/** Glances at one visit are this far apart at least. */
const REST_MS = 500;

/** For each unit of time that a glance took, so many pass before the next one: they get a thirtieth of the process at most. */
const REST_SHARE = 29;
/** In a busy process a hundredth. */
const REST_SHARE_BUSY = 99;

/** Facts of one visit that were stored together. */
export interface StoredFacts {
  readonly key: ConversationKey;
  readonly visitId: string;
  readonly packed: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The visit's first report is among them. */
  readonly isBeginning: boolean;
}

export interface GlancesDeps {
  now(): number;
  /** The process has little time to spare. */
  isBusy(): boolean;
  settingsOf(siteId: string): Promise<ThresholdSettings>;
  /** Something was found, or is no longer: the conversation has to be looked at. */
  found(key: ConversationKey): void;
  onError(error: unknown): void;
}

export interface Glances {
  /** Remembers facts. @returns false when there may have been earlier ones that are not remembered */
  remember(stored: StoredFacts): boolean;
  /** Glances at the visit soon. */
  request(stored: Pick<StoredFacts, 'key' | 'visitId'>): void;
  close(): void;
}

/** What is remembered of a visit. */
interface Remembered {
  readonly key: ConversationKey;
  readonly visitId: string;
  rows: readonly StoredFacts[];
  /** What the last glance found, to be told from what the next one finds. */
  found: string;
  glancedAt: number;
  verdictDue?: NodeJS.Timeout;
}

/**
 * Looks at what a visit's page reported without asking the database, so that an honest visit, in which all goes well,
 * costs no look at all. A glance finds that there is something, never what it means: for that the conversation is looked
 * at, from what is stored. Takes a bounded share of the process; what comes faster than that is glanced at together.
 */
export function createGlances({ now, isBusy, settingsOf, found, onError }: GlancesDeps): Glances {
  const visits = new Map<string, Remembered>();
  const queue = new Set<Remembered>();
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  let closed = false;

  const glance = (visit: Remembered, settings: ThresholdSettings): void => {
    const at = now();
    visit.glancedAt = performance.now();
    const input = inputOf(visit, at);
    const signals = detectSignals(input, settings);
    const before = visit.found;
    visit.found = JSON.stringify(signals.map(({ key, points, endedAt }) => [key, points, endedAt]));
    if (visit.found !== before) found(visit.key);
    const dueAt = nextLookAt(input, settings);
    clearTimeout(visit.verdictDue);
    if (dueAt === null) return;
    visit.verdictDue = setTimeout(() => enqueue(visit), Math.max(0, dueAt - at) + 1).unref();
  };

  const enqueue = (visit: Remembered): void => {
    if (closed) return;
    queue.add(visit);
    if (!working && timer === undefined) void work();
  };

  const work = async (): Promise<void> => {
    timer = undefined;
    const [visit] = queue;
    if (visit === undefined) return;
    working = true;
    queue.delete(visit);
    let restMs = 0;
    try {
      const settings = await settingsOf(visit.key.siteId);
      const began = performance.now();
      const early = visit.glancedAt + REST_MS - began;
      // Others have their turn meanwhile.
      if (early > 0 && visit.glancedAt > 0) setTimeout(() => enqueue(visit), early).unref();
      else glance(visit, settings);
      restMs = (performance.now() - began) * (isBusy() ? REST_SHARE_BUSY : REST_SHARE);
    } catch (error) {
      if (!closed) onError(error);
    }
    working = false;
    if (queue.size > 0) timer = setTimeout(() => void work(), restMs).unref();
  };

  const remembered = (name: string, { key, visitId }: StoredFacts): Remembered => {
    const known = visits.get(name) ?? { key, visitId, rows: [], found: '[]', glancedAt: 0 };
    // Put at the end: the one that has not reported for the longest time is forgotten first.
    visits.delete(name);
    visits.set(name, known);
    const [oldest] = visits;
    if (visits.size > VISITS_REMEMBERED && oldest !== undefined) forget(...oldest);
    return known;
  };

  const forget = (name: string, visit: Remembered): void => {
    clearTimeout(visit.verdictDue);
    queue.delete(visit);
    visits.delete(name);
  };

  return {
    remember(stored) {
      const visit = remembered(nameOf(stored), stored);
      const isComplete = visit.rows.length > 0 || stored.isBeginning;
      visit.rows = latest([...visit.rows, stored], now());
      return isComplete;
    },
    request(stored) {
      const visit = visits.get(nameOf(stored));
      if (visit !== undefined) enqueue(visit);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const [name, visit] of visits) forget(name, visit);
    },
  };
}

const nameOf = ({ key, visitId }: Pick<StoredFacts, 'key' | 'visitId'>): string =>
  `${key.siteId}/${key.conversationId}/${visitId}`;

/** The rows that a glance may see. */
function latest(rows: readonly StoredFacts[], at: number): readonly StoredFacts[] {
  let facts = 0;
  return rows
    .filter(({ lastAt }) => lastAt > at - FACTS_MS)
    .toReversed()
    .filter((row, index) => {
      facts += row.count;
      return index === 0 || facts <= FACTS_SEEN;
    })
    .toReversed();
}

function inputOf({ visitId, rows }: Remembered, at: number) {
  const interactions: readonly Interaction[] = rows.flatMap(({ packed }) => unpackFacts(packed));
  const isWhole = rows.some(({ isBeginning }) => isBeginning);
  const completeSince = Math.min(...rows.map(({ firstAt }) => firstAt));
  return { visitId, interactions, chat: [], now: at, ...(isWhole ? {} : { completeSince }) };
}

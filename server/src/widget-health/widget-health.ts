import {
  FEWEST_ACKS,
  HEALTH_HOURS,
  type Counted,
  type WidgetHealth,
  type WidgetHealthTold,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import { addHealth, sumHealth } from './widget-health.repository.ts';

const HOUR_MS = 3_600_000;

/** Written together: a busy site costs one statement now and then. */
const WRITE_EVERY_MS = 5_000;

/** Upper bounds of the times that are counted, ms; what took longer is counted as `over`. */
const ACK_BOUNDS = [25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

const CLOCK_BOUNDS = [
  { name: 'under-2-s', below: 2_000 },
  { name: 'under-1-min', below: 60_000 },
  { name: 'over-1-min', below: Infinity },
] as const;

export type WidgetHealthCounts = ReturnType<typeof createWidgetHealth>;

/** Counts by site and hour how widgets fare. Nothing waits for it, and nothing fails with it. */
export function createWidgetHealth({ db, log, now }: { readonly db: Db; readonly log: Log; now(): number }) {
  let counts = new Map<string, { siteId: string; hour: number; what: string; times: number }>();
  let writing: Promise<void> = Promise.resolve();

  const note = (siteId: string, what: string, times = 1): void => {
    if (times === 0) return;
    const hour = now() - (now() % HOUR_MS);
    const key = `${siteId} ${hour} ${what}`;
    const held = counts.get(key);
    if (held === undefined) counts.set(key, { siteId, hour, what, times });
    else held.times += times;
  };

  const write = async () => {
    const counted = [...counts.values()];
    counts = new Map();
    if (counted.length === 0) return;
    try {
      await addHealth(db, counted);
    } catch (err) {
      log.warn({ err, counts: counted.length }, 'How widgets fare could not be counted');
    }
  };
  const written = () => (writing = writing.then(write));
  const writer = setInterval(() => void written(), WRITE_EVERY_MS);
  writer.unref();

  return {
    note,
    now,

    /** What a widget says of itself. */
    told(siteId: string, told: WidgetHealthTold): void {
      const { ackMs, stopped, sentAt } = told;
      for (const ms of ackMs) note(siteId, `ack:${ACK_BOUNDS.find((bound) => ms <= bound) ?? 'over'}`);
      for (const what of ['unanswered', 'declined', 'reconnected', 'triedInVain'] as const)
        note(siteId, what, told[what]);
      for (const { directive, times } of stopped) note(siteId, `stopped:${directive}`, times);
      const difference = Math.abs(now() - sentAt);
      note(siteId, `clock:${CLOCK_BOUNDS.find(({ below }) => difference < below)?.name ?? 'over-1-min'}`);
    },

    /** The last hours of a site, with what was counted just now. */
    async of(siteId: string): Promise<WidgetHealth> {
      await written();
      const to = now();
      const from = to - (to % HOUR_MS) - (HEALTH_HOURS - 1) * HOUR_MS;
      return { from, to, ...readCounts(await sumHealth(db, siteId, from)) };
    },

    /** Writes out what was counted. */
    async close(): Promise<void> {
      clearInterval(writer);
      await written();
    },
  };
}

function readCounts(counted: readonly Counted[]): Omit<WidgetHealth, 'from' | 'to'> {
  const of = (what: string) => counted.find((each) => each.what === what)?.times ?? 0;
  const under = (prefix: string): Counted[] =>
    counted
      .filter(({ what }) => what.startsWith(prefix))
      .map(({ what, times }) => ({ what: what.slice(prefix.length), times }))
      .sort((a, b) => b.times - a.times || (a.what < b.what ? -1 : 1));
  const acks = under('ack:');
  return {
    letIn: of('let-in'),
    lost: of('lost'),
    reconnected: of('reconnected'),
    triedInVain: of('triedInVain'),
    refused: under('refused:'),
    sends: {
      acknowledged: acks.reduce((sum, { times }) => sum + times, 0),
      unanswered: of('unanswered'),
      declined: of('declined'),
      halfWithinMs: withinMs(acks, 0.5),
      mostWithinMs: withinMs(acks, 0.95),
    },
    stopped: under('stopped:'),
    clocks: under('clock:'),
  };
}

/** The least bound under which so large a share lies. */
function withinMs(acks: readonly Counted[], share: number): number | null {
  const total = acks.reduce((sum, { times }) => sum + times, 0);
  if (total < FEWEST_ACKS) return null;
  let so = 0;
  for (const bound of ACK_BOUNDS) {
    so += acks.find(({ what }) => what === String(bound))?.times ?? 0;
    if (so >= total * share) return bound;
  }
  return null;
}

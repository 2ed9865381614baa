// How long a replay takes over a month of a busy site, against reading the same data: pnpm bench:replay [SEED]
import { changeThresholds, defaultSettings, Replay, type StoredConversation } from '@attune/signals';
import type { ThresholdSettings } from '@attune/protocol';
import { siteMonth } from './site-month.ts';

const SIZE = { conversations: 320, interactions: 100_000, days: 30 };
const ROUNDS = 3;

const today: ThresholdSettings = { ...defaultSettings, version: 1, muted: [], savedAt: null, savedBy: null };

function proposedSettings(): ThresholdSettings {
  const changed = changeThresholds(today.values, {
    'rage-click': { minClicks: 4 },
    'dead-click': { points: 16 },
  });
  if (!changed.ok) throw new Error(changed.message);
  return { ...today, version: 2, values: changed.values };
}

function replayed(conversations: readonly StoredConversation[]) {
  const replay = new Replay({ today, proposed: proposedSettings() });
  for (const conversation of conversations) {
    const steps = replay.add(conversation);
    while (steps.next().done !== true);
  }
  return replay.result();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function timed<Result>(run: () => Result): { readonly ms: number; readonly result: Result } {
  // Time of the processor, not of the clock: other programs must not count.
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1_000, result };
}

const seed = Number(process.argv[2] ?? 1);
const stored = JSON.stringify(siteMonth(seed, SIZE));
const readings: number[] = [];
const replays: number[] = [];
let answer: ReturnType<typeof replayed> | null = null;
for (let round = 0; round < ROUNDS; round++) {
  const read = timed(() => JSON.parse(stored) as StoredConversation[]);
  const run = timed(() => replayed(read.result));
  readings.push(read.ms);
  replays.push(run.ms);
  answer = run.result;
}
if (answer) {
  const { conversations, interactions, today: now, proposed, gained, lost } = answer;
  console.log(
    `${conversations} conversations, ${interactions} interactions, ${SIZE.days} days, seed ${seed}`,
  );
  console.log(
    `flagged today ${now.flagged}, proposed ${proposed.flagged} (${gained.length} gained, ${lost.length} lost)`,
  );
}
const ms = median(replays);
const parseMs = median(readings);
console.log(
  `replay_ms=${ms.toFixed(0)} first_ms=${(replays[0] ?? ms).toFixed(0)} interactions_per_s=${Math.round(
    (SIZE.interactions / ms) * 1_000,
  )} parse_ms=${parseMs.toFixed(0)} ratio=${(ms / parseMs).toFixed(1)}`,
);

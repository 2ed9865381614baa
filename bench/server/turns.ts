import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from './process-usage.ts';
import { joined, type Slice } from './slice.ts';

/** Turns that every side has, so that all see the same machine. */
const TURNS = 3;

/** Before anything is counted: the engine compiles what runs often. */
const WARM_UP_SECONDS = 1;

/** A process is calm when it uses less than this share of a core between two looks. */
const CALM_SHARE = 0.1;
const CALM_LOOK_MS = 300;
const CALM_WITHIN_MS = 5_000;

/** One side of a scenario: does its work for so long and says what it did. */
export type Turn = (seconds: number) => Promise<Slice>;

/** Lets all sides have their turns, one after the other, and joins what each did. */
export async function alternate(
  sides: ReadonlyMap<string, Turn>,
  seconds: number,
): Promise<ReadonlyMap<string, Slice>> {
  for (const turn of sides.values()) await turn(WARM_UP_SECONDS);
  const slices = new Map<string, Slice[]>([...sides.keys()].map((name) => [name, []]));
  for (let round = 0; round < TURNS; round++) {
    for (const [name, turn] of sides) slices.get(name)?.push(await turn(seconds / TURNS));
  }
  return new Map([...slices].map(([name, ofIt]) => [name, joined(ofIt)]));
}

/** A turn in which every actor asks again as soon as it was answered. */
export function closedLoop<Actor>(
  pid: number,
  actors: readonly Actor[],
  act: (actor: Actor) => Promise<number>,
): Turn {
  return (seconds) => measured(pid, (latenciesMs) => actFor({ seconds, actors, act, latenciesMs }));
}

export interface Acting<Actor> {
  readonly seconds: number;
  readonly actors: readonly Actor[];
  /** Gives how many units it has done. */
  act(actor: Actor): Promise<number>;
  /** Added to, one for every act. */
  readonly latenciesMs: number[];
}

/** Every actor acts again as soon as it has acted. @returns how many units all of them have done */
export async function actFor<Actor>({ seconds, actors, act, latenciesMs }: Acting<Actor>): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  const done = actors.map(async (actor) => {
    let units = 0;
    for (let began = performance.now(); began < end; began = performance.now()) {
      units += await act(actor);
      latenciesMs.push(performance.now() - began);
    }
    return units;
  });
  return (await Promise.all(done)).reduce((sum, units) => sum + units, 0);
}

/**
 * What a server puts off until it has answered is part of its work: its time counts, and the next side's turn begins
 * when it is done.
 * @param work gives how many units it has done, and adds to the latencies
 */
export async function measured(
  pid: number,
  work: (latenciesMs: number[]) => Promise<number>,
): Promise<Slice> {
  const latenciesMs: number[] = [];
  const [wallBefore, cpuBefore] = [performance.now(), cpuSecondsOf(pid)];
  const done = await work(latenciesMs);
  const wallSeconds = (performance.now() - wallBefore) / 1_000;
  await calm(pid);
  return { done, wallSeconds, cpuSeconds: cpuSecondsOf(pid) - cpuBefore, latenciesMs };
}

/** Waits until a process does next to nothing. */
async function calm(pid: number): Promise<void> {
  const deadline = performance.now() + CALM_WITHIN_MS;
  let before = cpuSecondsOf(pid);
  while (performance.now() < deadline) {
    await sleep(CALM_LOOK_MS);
    const now = cpuSecondsOf(pid);
    if ((now - before) * 1_000 < CALM_LOOK_MS * CALM_SHARE) return;
    before = now;
  }
}

/** Waits until it is so. @returns whether it came to be within this time */
export async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline;) {
    if (isSo()) return true;
    await sleep(5);
  }
  return isSo();
}

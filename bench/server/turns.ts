import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from './process-usage.ts';
import { joined, type Slice } from './slice.ts';

/** Turns that every side has, so that all see the same machine. */
const TURNS = 3;

/** Before anything is counted: the engine compiles what runs often. */
const WARM_UP_SECONDS = 1;

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

/**
 * Every actor asks again as soon as it was answered.
 * @param act gives how many units it has done
 */
export function closedLoop<Actor>(
  pid: number,
  actors: readonly Actor[],
  act: (actor: Actor) => Promise<number>,
): Turn {
  return (seconds) =>
    measured(pid, async (latenciesMs) => {
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
    });
}

/** @param work gives how many units it has done, and adds to the latencies */
export async function measured(
  pid: number,
  work: (latenciesMs: number[]) => Promise<number>,
): Promise<Slice> {
  const latenciesMs: number[] = [];
  const [wallBefore, cpuBefore] = [performance.now(), cpuSecondsOf(pid)];
  const done = await work(latenciesMs);
  return {
    done,
    wallSeconds: (performance.now() - wallBefore) / 1_000,
    cpuSeconds: cpuSecondsOf(pid) - cpuBefore,
    latenciesMs,
  };
}

/** Waits until it is so. @returns whether it came to be within this time */
export async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline;) {
    if (isSo()) return true;
    await sleep(5);
  }
  return isSo();
}

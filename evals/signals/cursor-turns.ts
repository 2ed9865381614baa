import type { Interaction } from '@attune/protocol';
import type { CaseEvent } from './case-file.ts';

/** A case that only says that the pointer turned leaves open after how long a way: far enough. */
const FAR_PX = 100;

const AXES = ['x', 'y'] as const;

/** Turns of the pointer: those a case names, and those its positions make. */
export function turnsOf(events: readonly CaseEvent[], epoch: number): readonly Interaction[] {
  const named = events.flatMap(({ type, t, axis }): readonly Interaction[] => {
    return type === 'dirchange' && axis ? [{ kind: 'cursor-turn', at: epoch + t, axis, px: FAR_PX }] : [];
  });
  return [...named, ...AXES.flatMap((axis) => turnsOn(axis, events, epoch))];
}

function turnsOn(axis: 'x' | 'y', events: readonly CaseEvent[], epoch: number): readonly Interaction[] {
  const turns: Interaction[] = [];
  let before: number | null = null;
  let way = 0;
  for (const event of events) {
    const place = event[axis];
    if (event.type !== 'mousemove' || place === undefined) continue;
    const step: number = before === null ? 0 : place - before;
    before = place;
    if (step !== 0 && way !== 0 && Math.sign(step) !== Math.sign(way)) {
      turns.push({ kind: 'cursor-turn', at: epoch + event.t, axis, px: Math.abs(way) });
      way = 0;
    }
    way += step;
  }
  return turns;
}

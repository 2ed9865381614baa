import type { Page } from '../page.ts';
import { errorPlaces } from './error-places.ts';

/** The hand is looked at twenty times a second at most. */
const SAMPLE_MS = 50;

/** Less is a trembling hand. */
const LEAST_TURN_PX = 30;

const MOST_PX = 9_999;

/**
 * What few sites ask for: turns of the cursor, and that something was copied out of an error message. Each only while
 * the policy says so; never where the cursor was, nor what was copied.
 */
export function watchWhatIsAskedFor(page: Page): void {
  const { on, tell } = page;
  const axes = { x: { place: 0, way: 0 }, y: { place: 0, way: 0 } };
  let sampledAt = 0;

  function sample(axis: 'x' | 'y', place: number, isDrag: boolean): void {
    const seen = axes[axis];
    const moved = place - seen.place;
    seen.place = place;
    if (isDrag) seen.way = 0;
    else if (moved * seen.way >= 0) seen.way += moved;
    else {
      const px = Math.min(MOST_PX, Math.round(Math.abs(seen.way)));
      if (px >= LEAST_TURN_PX) tell({ kind: 'cursor-turn', at: Date.now(), axis, px });
      seen.way = moved;
    }
  }

  on('pointermove', ({ pointerType, buttons, clientX, clientY }: PointerEvent) => {
    if (!page.rules.cursor || pointerType !== 'mouse' || Date.now() - sampledAt < SAMPLE_MS) return;
    sampledAt = Date.now();
    sample('x', clientX, buttons > 0);
    sample('y', clientY, buttons > 0);
  });
  on('copy', ({ target }: Event) => {
    const isError = (target as Element).closest?.(errorPlaces(page.rules));
    if (page.rules.copiedErrors && isError) tell({ kind: 'copied-error', at: Date.now() });
  });
}

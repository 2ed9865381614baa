import type { Locator } from 'playwright-core';
import { median, percentile } from '../figures.ts';

/** How a list kept up while it was scrolled. */
export interface Frames {
  readonly perSecond: number;
  /** Between two frames, ms. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  readonly scrolledPx: number;
}

/** As fast as somebody flings a list: several screens a second. */
const PX_PER_FRAME = 80;

const MEASURED_MS = 5_000;

/** Scrolls to and fro, a step a frame, and counts the frames. Where a list begins or ends, it turns. */
export async function scrollFrames(list: Locator): Promise<Frames> {
  const { frames, scrolledPx } = await list.evaluate(
    (element, [step, lasting]) =>
      new Promise<{ frames: number[]; scrolledPx: number }>((resolve) => {
        const times: number[] = [];
        let way = element.scrollTop > 0 ? -1 : 1;
        let scrolled = 0;
        const frame = (now: number): void => {
          times.push(now);
          const before = element.scrollTop;
          element.scrollTop = before + way * step;
          const moved = Math.abs(element.scrollTop - before);
          scrolled += moved;
          if (moved === 0) way = -way;
          if (now - (times[0] ?? now) < lasting) requestAnimationFrame(frame);
          else resolve({ frames: times, scrolledPx: scrolled });
        };
        requestAnimationFrame(frame);
      }),
    [PX_PER_FRAME, MEASURED_MS] as const,
  );
  return framesOf(frames, scrolledPx);
}

/** @param times when each frame began, ms */
export function framesOf(times: readonly number[], scrolledPx: number): Frames {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    perSecond: (gaps.length * 1_000) / total,
    p50Ms: median(gaps),
    p99Ms: percentile(gaps, 0.99),
    longestMs: Math.max(...gaps),
    scrolledPx,
  };
}

import type { ConversationMood, MoodPoint } from '@attune/protocol';

/** How a conversation's distress went from its worst to its end. Never shown of one person's work alone. */
export interface DeEscalation {
  /** 0–1. */
  readonly peak: number;
  readonly end: number;
  /** From peak to end: above 0, it calmed down. */
  readonly relief: number;
  /** Change of distress a message of the visitor, from the peak on; below 0, it calmed down. 0 without one after the peak. */
  readonly slope: number;
  readonly peakSeq: number;
}

/** Below this nobody was upset, and nothing could be calmed. */
export const UPSET_FROM = 0.4;

/**
 * From peak to end (practice 12). The last of several equal peaks counts, as the way down begins there.
 * @returns null for conversations in which nobody was upset, or of which there is only one point: they say nothing
 */
export function deEscalation({ timeline }: Pick<ConversationMood, 'timeline'>): DeEscalation | null {
  const points = [...timeline].sort((a, b) => a.seq - b.seq);
  const last = points.at(-1);
  if (last === undefined || points.length < 2) return null;
  const peak = points.reduce((worst, point) => (point.distress >= worst.distress ? point : worst), last);
  const from = points.findLastIndex(({ distress }) => distress === peak.distress);
  if (peak.distress < UPSET_FROM) return null;
  return {
    peak: peak.distress,
    end: last.distress,
    relief: peak.distress - last.distress,
    slope: slopeOf(points.slice(from)),
    peakSeq: points[from]?.seq ?? peak.seq,
  };
}

/** Least squares over the points in their order. */
function slopeOf(points: readonly Pick<MoodPoint, 'distress'>[]): number {
  const middle = (points.length - 1) / 2;
  const mean = points.reduce((sum, { distress }) => sum + distress, 0) / points.length;
  const spread = points.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  if (spread === 0) return 0;
  return points.reduce((sum, { distress }, at) => sum + (at - middle) * (distress - mean), 0) / spread;
}

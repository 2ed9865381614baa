import type { MessageLine, TimelineLine } from './timeline.ts';

/** Messages of others behind the last line that stood there. */
export function newOnes(
  before: readonly TimelineLine[],
  now: readonly TimelineLine[],
): readonly MessageLine[] {
  const last = before.at(-1)?.key;
  const from = now.findLastIndex(({ key }) => key === last) + 1;
  if (from === 0) return [];
  const known = new Set(before.map(({ key }) => key));
  return now
    .slice(from)
    .filter((line) => line.kind === 'message')
    .filter((line) => line.side !== 'own' && !known.has(line.key));
}

/** About how high a line is before it was drawn, in px; 60 letters go into one of a bubble. */
export function heightOf(line: TimelineLine | undefined): number {
  if (line?.kind !== 'message') return 44;
  const textLines = Math.ceil(line.body.length / 60);
  return 18 + 20 * textLines + (line.opensRun ? 10 : 0) + (line.closesRun ? 22 : 0);
}

/** Whoever writes wants to see it stand there, wherever they had scrolled to. */
export function ownWasAdded(before: readonly TimelineLine[], now: readonly TimelineLine[]): boolean {
  const last = now.at(-1);
  return last !== undefined && isMessageOf(last, true) && before.every(({ key }) => key !== last.key);
}

function isMessageOf(line: TimelineLine, own: boolean): boolean {
  return line.kind === 'message' && (line.side === 'own') === own;
}

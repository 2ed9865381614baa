/** The smallest of some instants; null when there are none. Takes any number of them, unlike `Math.min(...)`. */
export function earliest(instants: readonly number[]): number | null {
  return instants.reduce<number | null>((least, at) => (least === null || at < least ? at : least), null);
}

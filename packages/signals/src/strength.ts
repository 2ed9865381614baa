/**
 * How much evidence there is beyond a threshold, as one number for every detector: 0.5 at the threshold itself, 0.75
 * at twice as much, towards 1 without ever reaching it.
 */
export function strengthBeyond(threshold: number, found: number): number {
  return found <= threshold ? 0.5 : 1 - threshold / (2 * found);
}

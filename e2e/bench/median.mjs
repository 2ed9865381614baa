/**
 * The middle of some numbers; between two middles, their mean.
 * @param {readonly number[]} numbers at least one
 */
export function medianOf(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

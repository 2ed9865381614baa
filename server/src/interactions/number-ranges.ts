/** From the first to before the second. */
type Range = readonly [number, number];

/**
 * Whole numbers of which most follow one another: the batches of a visit that were taken. Kept as ranges, so that a visit
 * of a thousand batches takes no more room than one of two. Written as PostgreSQL writes an `int4multirange`.
 */
export class NumberRanges {
  /** In order, with a gap between any two. */
  #ranges: Range[];

  constructor(numbers: Iterable<number> = []) {
    this.#ranges = [];
    for (const number of numbers) this.add(number);
  }

  /** @throws when it is not how PostgreSQL writes them */
  static from(text: string): NumberRanges {
    if (!/^\{(?:\[\d+,\d+\),?)*\}$/.test(text)) throw new Error('these are no ranges of numbers');
    const ranges = new NumberRanges();
    ranges.#ranges = [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)]);
    return ranges;
  }

  has(number: number): boolean {
    const last = this.#ranges.at(-1);
    // Mostly it is the next one that is asked for.
    if (last === undefined || number >= last[1]) return false;
    return this.#ranges.some(([from, to]) => from <= number && number < to);
  }

  add(number: number): void {
    const last = this.#ranges.at(-1);
    if (last !== undefined && number === last[1]) {
      this.#ranges[this.#ranges.length - 1] = [last[0], number + 1];
      return;
    }
    if (this.has(number)) return;
    const before = this.#ranges.filter(([, to]) => to < number);
    const after = this.#ranges.filter(([from]) => from > number + 1);
    const left = this.#ranges.find(([, to]) => to === number);
    const right = this.#ranges.find(([from]) => from === number + 1);
    this.#ranges = [...before, [left?.[0] ?? number, right?.[1] ?? number + 1], ...after];
  }

  toString(): string {
    return `{${this.#ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
  }
}

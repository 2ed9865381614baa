const [ZERO, MINUS, COMMA] = ['0', '-', ','].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/** Whole numbers up to here are written digit by digit; what is larger, or no whole number, as JavaScript writes it. */
const MOST_BY_DIGITS = 999_999_999;

const FIRST_BYTES = 16_384;

/**
 * A text that is written number by number. Joining texts leaves as many behind as there are numbers; here there is one
 * in the end, with nothing in it that points to others.
 */
export class AsciiLine {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #at = 0;

  begin(): void {
    this.#at = 0;
  }

  end(): string {
    return this.#bytes.toString('utf8', 0, this.#at);
  }

  byte(byte: number): void {
    if (this.#at === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#at++] = byte;
  }

  /** A comma, and a number after it. */
  next(value: number): void {
    this.byte(COMMA);
    this.number(value);
  }

  number(value: number): void {
    const size = Math.abs(value);
    if (!(size <= MOST_BY_DIGITS) || Math.floor(size) !== size) return this.text(String(value));
    if (value < 0) this.byte(MINUS);
    const digits = digitsOf(size);
    if (this.#at + digits > this.#bytes.length) this.#grow(digits);
    let rest = size;
    for (let at = this.#at + digits - 1; at >= this.#at; at--) {
      const tens = Math.floor(rest / 10);
      this.#bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.#at += digits;
  }

  /** Any text, as it is. */
  text(text: string): void {
    const most = text.length * 3;
    if (this.#at + most > this.#bytes.length) this.#grow(most);
    this.#at += this.#bytes.write(text, this.#at, 'utf8');
  }

  #grow(bytes: number): void {
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length + bytes);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

function digitsOf(size: number): number {
  let digits = 1;
  for (let least = 10; least <= size; least *= 10) digits++;
  return digits;
}

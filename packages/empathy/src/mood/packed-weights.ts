/** How the weights lie in the file; another version is refused. */
export const FORMAT_VERSION = 1;

/** What the file says beside the weights themselves. */
export interface WeightsHeader {
  readonly version: number;
  /** A hash over all weights and figures: which training this is. */
  readonly id: string;
  readonly english: LayerHeader;
  readonly others: LayerHeader;
  /** Of our labels, in the order of MOOD_LABELS: slope and offset from their emotions' log-odds. */
  readonly labels: readonly Calibration[];
  /** Probability from which on a label is said, in the order of MOOD_LABELS. */
  readonly labelThresholds: readonly number[];
}

interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** One linear layer: buckets × heads. */
export interface LayerHeader {
  readonly bits: number;
  readonly heads: readonly string[];
  readonly biases: readonly number[];
  /** A weight is `scale × q × |q|`, so that small weights keep their shades in one character. */
  readonly scales: readonly number[];
}

/** Steps to either side of zero that one printable character holds. */
export const STEPS = 45;

const FIRST = 0x23;
const BACKSLASH = 0x5c;

/** One character a weight, none of which a string literal has to escape. */
export function packed(steps: Int8Array): string {
  let text = '';
  for (const step of steps) {
    const code = step + STEPS + FIRST;
    text += String.fromCharCode(code >= BACKSLASH ? code + 1 : code);
  }
  return text;
}

/**
 * The signed squares of the steps, bucket by bucket.
 * @throws RangeError when the text is of another size than the header says
 */
export function unpacked(text: string, { bits, heads }: LayerHeader): Int16Array {
  if (text.length !== 2 ** bits * heads.length)
    throw new RangeError(`Weights of ${text.length} where ${2 ** bits} × ${heads.length} are announced.`);
  const weights = new Int16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const step = (code > BACKSLASH ? code - 1 : code) - FIRST - STEPS;
    weights[at] = step * Math.abs(step);
  }
  return weights;
}

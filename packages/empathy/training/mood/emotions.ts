import { GO_EMOTIONS } from '../../src/mood/labels.ts';
import { goEmotions, type Line } from './corpora.ts';
import { emotionLines } from './emotion-lines.ts';
import { encoder, type Example } from './examples.ts';
import { logitsOf, train, type Linear } from './logistic.ts';
import { calibrate, type Calibration } from './platt.ts';

export const ENGLISH_BITS = 15;

/** Our own lines are few and plain; each counts as so many comments. */
const OWN_WEIGHT = 3;

export interface Emotions {
  readonly logitsFor: (line: Line) => Float32Array;
  readonly layer: Linear;
  /** One an emotion, from the development split, which the layer has not seen. */
  readonly calibrations: readonly Calibration[];
  readonly development: readonly { readonly line: Line; readonly logits: Float32Array }[];
}

/** The 28 labels of GoEmotions from its training split. The development split only calibrates. */
export function trainEmotions(folder: string): Emotions {
  const encode = encoder(ENGLISH_BITS);
  const exampleOf = ({ text, emotions, source }: Line): Example =>
    encode(
      text,
      GO_EMOTIONS.map((_, at) => (emotions?.includes(at) ? 1 : 0)),
      source === 'support-lines' ? OWN_WEIGHT : 1,
    );
  const layer = train([...goEmotions(folder, 'train'), ...emotionLines()].map(exampleOf), {
    bits: ENGLISH_BITS,
    heads: GO_EMOTIONS.length,
    epochs: 6,
    rate: 0.1,
    decay: 0.03,
    rarity: -0.4,
    seed: 20_261,
  });
  const development = goEmotions(folder, 'dev').map((line) => ({
    line,
    logits: logitsOf(layer, exampleOf(line)),
  }));
  const calibrations = GO_EMOTIONS.map((_, head) =>
    calibrate(
      development.map(({ logits }) => logits[head]),
      development.map(({ line }) => (line.emotions?.includes(head) ? 1 : 0)),
    ),
  );
  return { layer, calibrations, development, logitsFor: (line) => logitsOf(layer, exampleOf(line)) };
}

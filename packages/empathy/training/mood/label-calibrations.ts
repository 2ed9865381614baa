import { EMOTIONS_OF_LABEL, GO_EMOTIONS, MOOD_LABELS } from '../../src/mood/labels.ts';
import type { Emotions } from './emotions.ts';
import { rounded } from './layer-file.ts';
import { bestThreshold } from './measures.ts';
import { calibrate, type Calibration } from './platt.ts';

/** Our labels from their emotions, calibrated on the development split, and the threshold of their best F1. */
export function labelCalibrations({ development, calibrations }: Emotions): {
  readonly labels: readonly Calibration[];
  readonly labelThresholds: readonly number[];
} {
  const fitted = MOOD_LABELS.map((label) => {
    const heads = EMOTIONS_OF_LABEL[label].map((emotion) => GO_EMOTIONS.indexOf(emotion));
    const scores = development.map(({ logits }) =>
      anyOf(heads.map((head) => calibrated(logits[head], calibrations[head]))),
    );
    const present = development.map(({ line }) => heads.some((head) => line.emotions?.includes(head)));
    const fit = calibrate(scores, present.map(Number));
    const probabilities = scores.map((score) => 1 / (1 + Math.exp(-calibrated(score, fit))));
    return { fit, threshold: bestThreshold(probabilities, present) };
  });
  return {
    labels: fitted.map(({ fit }) => ({ slope: rounded(fit.slope), offset: rounded(fit.offset) })),
    labelThresholds: fitted.map(({ threshold }) => rounded(threshold)),
  };
}

/** Log-odds that at least one is there, as if they were independent. */
function anyOf(logits: readonly number[]): number {
  const none = logits.reduce((product, logit) => product * (1 - 1 / (1 + Math.exp(-logit))), 1);
  const any = Math.min(1 - 1e-9, Math.max(1e-9, 1 - none));
  return Math.log(any / (1 - any));
}

function calibrated(logit: number, { slope, offset }: Calibration): number {
  return slope * logit + offset;
}

import { EMOTIONS_OF_LABEL, GO_EMOTIONS, MOOD_LABELS } from '../../src/mood/labels.ts';
import type { Line } from './corpora.ts';
import type { Emotions } from './emotions.ts';
import { rounded } from './layer-file.ts';
import { bestThreshold } from './measures.ts';
import { calibrate, type Calibration } from './platt.ts';

/** Of so many plain requests at most one may be given a label other than neutral. */
const REQUESTS_FOR_ONE_LABEL = 40;

/**
 * Our labels from their emotions, calibrated on the development split, and where each is said: from the threshold of its
 * best F1 there, and from where at most one plain request in forty has it. Comments of strangers alone would call
 * every question confused.
 * @param requests plain requests the emotions were not trained on
 */
export function labelCalibrations(
  { development, calibrations, logitsFor }: Emotions,
  requests: readonly Line[],
): { readonly labels: readonly Calibration[]; readonly labelThresholds: readonly number[] } {
  const ofRequests = requests.map(logitsFor);
  const fitted = MOOD_LABELS.map((label) => {
    const heads = EMOTIONS_OF_LABEL[label].map((emotion) => GO_EMOTIONS.indexOf(emotion));
    const scoreOf = (logits: Float32Array): number =>
      anyOf(heads.map((head) => calibrated(logits[head], calibrations[head])));
    const scores = development.map(({ logits }) => scoreOf(logits));
    const present = development.map(({ line }) => heads.some((head) => line.emotions?.includes(head)));
    const fit = calibrate(scores, present.map(Number));
    const chanceOf = (score: number): number => 1 / (1 + Math.exp(-calibrated(score, fit)));
    const best = bestThreshold(scores.map(chanceOf), present);
    const requested = ofRequests.map((logits) => chanceOf(scoreOf(logits))).sort((a, b) => b - a);
    const rare = requested[Math.floor(requested.length / REQUESTS_FOR_ONE_LABEL)];
    return { fit, threshold: Math.max(best, rare) };
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

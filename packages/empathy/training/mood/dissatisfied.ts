import * as corpora from './corpora.ts';
import { ENGLISH_BITS } from './emotions.ts';
import { encoder } from './examples.ts';
import { logitsOf, train, type Linear } from './logistic.ts';
import { calibrate, type Calibration } from './platt.ts';

/** How much a line of a set counts. Plain requests little: at full weight they cost support chats their ranking. */
const WEIGHTS: Partial<Record<corpora.Source, number>> = {
  'goemotions-train': 1,
  'xed-en': 0.5,
  'xed-neutral': 0.5,
  'brighter-en': 1,
  reviews: 2,
  tweets: 2,
  'topical-chat': 0.3,
  banking77: 0.15,
  clinc150: 0.15,
};

/** A quarter of the plain requests is never trained on, so that false alarms can be counted there. */
export function isHeldOut(at: number): boolean {
  return (Math.imul(at + 1, 2_654_435_761) >>> 20) % 4 === 0;
}

export function linesFor(folder: string): readonly corpora.Line[] {
  return [
    ...corpora.goEmotions(folder, 'train'),
    ...corpora.xed(folder, 'en-annotated', 'xed-en'),
    ...corpora.xedNeutral(folder),
    ...corpora.brighter(folder, 'train_eng', 'brighter-en'),
    ...corpora.vaderSet(folder, 'reviews'),
    ...corpora.vaderSet(folder, 'tweets'),
    ...corpora.topicalChat(folder),
    ...corpora.banking(folder).filter((_, at) => !isHeldOut(at)),
    ...corpora.clinc(folder).filter((_, at) => !isHeldOut(at)),
  ];
}

/** That a customer who writes this is not content, from everything that tells of discontent in other places. */
export function trainDissatisfied(
  folder: string,
  without: corpora.Source | null = null,
): { readonly layer: Linear; readonly calibration: Calibration } {
  const encode = encoder(ENGLISH_BITS);
  const lines = linesFor(folder).filter(({ source }) => source !== without);
  const layer = train(
    lines.map(({ text, unhappy, source }) => encode(text, [unhappy], WEIGHTS[source] ?? 1)),
    { bits: ENGLISH_BITS, heads: 1, epochs: 4, rate: 0.1, decay: 0.002, rarity: -0.4, seed: 20_262 },
  );
  const development = corpora.goEmotions(folder, 'dev');
  const calibration = calibrate(
    development.map(({ text }) => logitsOf(layer, encode(text, [0]))[0]),
    development.map(({ unhappy }) => unhappy),
  );
  return { layer, calibration };
}

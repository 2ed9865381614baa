import { GO_EMOTIONS } from '../../src/mood/labels.ts';
import type { Line, Source } from './corpora.ts';
import * as corpora from './corpora.ts';
import {
  dissatisfiedLogit,
  foldedSupportLogits,
  foldOf,
  heldOutRequests,
  linesFor,
  trainDissatisfied,
} from './dissatisfied.ts';
import { trainEmotions } from './emotions.ts';
import { auc, averagePrecision, bestThreshold, calibrationError, f1 } from './measures.ts';

/** Prints the figures of the model card. Everything is judged by a layer that has not seen it. */
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Give the folder of data: measure FOLDER\n');
  process.exit(2);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

emotionFigures(folder);
strangerFigures(folder);
falseAlarmFigures(folder);

/** Thresholds from three quarters of the development split, F1 on the fourth, over all four. */
function emotionFigures(data: string): void {
  const { development, calibrations } = trainEmotions(data);
  let crossFitted = 0;
  let atBest = 0;
  let error = 0;
  GO_EMOTIONS.forEach((_, head) => {
    const { slope, offset } = calibrations[head];
    const rows = development.map(({ line, logits }, at) => ({
      p: 1 / (1 + Math.exp(-(slope * logits[head] + offset))),
      isThere: line.emotions?.includes(head) === true,
      fold: foldOf(at),
    }));
    const decided = rows.map(({ p, fold }) => {
      const rest = rows.filter((row) => row.fold !== fold);
      return { p, rest };
    });
    const thresholds = [0, 1, 2, 3].map((fold) => {
      const { rest } = decided[rows.findIndex((row) => row.fold === fold)];
      return bestThreshold(
        rest.map(({ p }) => p),
        rest.map(({ isThere }) => isThere),
      );
    });
    const truth = rows.map(({ isThere }) => isThere);
    const p = rows.map((row) => row.p);
    crossFitted += f1(
      rows.map((row) => (row.p >= thresholds[row.fold] ? 1 : 0)),
      truth,
      1,
    );
    atBest += f1(p, truth, bestThreshold(p, truth));
    error += calibrationError(p, truth);
  });
  const n = GO_EMOTIONS.length;
  say(
    `M1 macro-F1 on dev: thresholds cross-fitted ${(crossFitted / n).toFixed(3)}, fitted on dev itself ${(atBest / n).toFixed(3)}`,
  );
  say(`M5 mean calibration error on dev ${(error / n).toFixed(4)}`);
}

/** Discontent in kinds of text left out of the training altogether. */
function strangerFigures(data: string): void {
  const sets: readonly [Source, readonly Line[]][] = [
    ['reviews', corpora.vaderSet(data, 'reviews')],
    ['tweets', corpora.vaderSet(data, 'tweets')],
    ['brighter-en', corpora.brighter(data, 'train_eng', 'brighter-en')],
    ['topical-chat', corpora.topicalChat(data)],
  ];
  for (const [source, lines] of sets) {
    const layer = trainDissatisfied(linesFor(data, source));
    const clear = lines.filter(({ unhappy }) => unhappy >= 0.5 || unhappy <= 0.2);
    const scores = clear.map((line) => dissatisfiedLogit(layer, line));
    const unhappy = clear.map((line) => line.unhappy >= 0.5);
    const share = unhappy.filter(Boolean).length / unhappy.length;
    say(
      `M2 ${source}, never seen: AUC ${auc(scores, unhappy).toFixed(3)}, AP ${averagePrecision(scores, unhappy).toFixed(3)}, of ${clear.length} with ${(share * 100).toFixed(0)} % discontent`,
    );
  }
}

/** False alarms at the thresholds that find 30 and 50 % of our discontent lines, each judged without its quarter. */
function falseAlarmFigures(data: string): void {
  const own = foldedSupportLogits(data);
  const layer = trainDissatisfied(linesFor(data));
  const found = own
    .filter(({ line }) => line.unhappy === 1)
    .map(({ logit }) => logit)
    .sort((a, b) => b - a);
  const calm = own.filter(({ line }) => line.unhappy === 0).map(({ logit }) => logit);
  say(
    `M3 own lines, folded: AUC ${auc(
      own.map(({ logit }) => logit),
      own.map(({ line }) => line.unhappy === 1),
    ).toFixed(3)}`,
  );
  const requests = heldOutRequests(data);
  for (const recall of [0.3, 0.5]) {
    const threshold = found[Math.floor(found.length * recall)];
    const share = (logits: readonly number[]): string =>
      `${((100 * logits.filter((logit) => logit >= threshold).length) / logits.length).toFixed(1)} %`;
    const of = (lines: readonly Line[]): string => share(lines.map((line) => dissatisfiedLogit(layer, line)));
    say(
      `M3 at recall ${recall}: calm ${share(calm)}, banking ${of(requests.banking77)}, clinc ${of(requests.clinc150)}`,
    );
  }
}

import { GO_EMOTIONS } from '../../src/mood/labels.ts';
import type { Line, Source } from './corpora.ts';
import * as corpora from './corpora.ts';
import { conversationMood } from '../../src/mood/conversation-mood.ts';
import { moodOf } from '../../src/mood/mood-of.ts';
import { dialogues } from './dialogues.ts';
import {
  asInSupport,
  calibrateDissatisfied,
  dissatisfiedLogit,
  foldedSupportLogits,
  foldOf,
  heldOutRequests,
  linesFor,
  trainDissatisfied,
  type JudgedLine,
} from './dissatisfied.ts';
import { trainEmotions } from './emotions.ts';
import { auc, averagePrecision, bestThreshold, brier, calibrationError, f1 } from './measures.ts';
import { heldOutSupportLines } from './support-lines.ts';
import { pairsOf } from './support-variants.ts';

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
conversationFigures();

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

/** False alarms at the thresholds that find 30 and 50 % of our discontent lines, each judged without its field. */
function falseAlarmFigures(data: string): void {
  const { alone, paired } = foldedSupportLogits(data);
  rankingFigures('own lines, folded by field', alone);
  rankingFigures('own lines two to a message, folded by field', paired);
  const layer = trainDissatisfied(linesFor(data));
  const heldOut = heldOutSupportLines().map((line) => ({ line, logit: dissatisfiedLogit(layer, line) }));
  rankingFigures('the two fields held out', heldOut);
  rankingFigures(
    'the two fields held out, two to a message',
    pairsOf(heldOutSupportLines()).map((line) => ({ line, logit: dissatisfiedLogit(layer, line) })),
  );

  const found = alone
    .filter(({ line }) => line.unhappy === 1)
    .map(({ logit }) => logit)
    .sort((a, b) => b - a);
  const requests = heldOutRequests(data);
  for (const recall of [0.3, 0.5]) {
    const threshold = found[Math.floor(found.length * recall)];
    const share = (logits: readonly number[]): string =>
      `${((100 * logits.filter((logit) => logit >= threshold).length) / logits.length).toFixed(1)} %`;
    const of = (lines: readonly Line[]): string => share(lines.map((line) => dissatisfiedLogit(layer, line)));
    const calm = share(alone.filter(({ line }) => line.unhappy === 0).map(({ logit }) => logit));
    const calmHeldOut = share(heldOut.filter(({ line }) => line.unhappy === 0).map(({ logit }) => logit));
    say(
      `M3 at recall ${recall}: calm ${calm}, calm held out ${calmHeldOut}, banking ${of(requests.banking77)}, clinc ${of(requests.clinc150)}`,
    );
  }
  const { slope, offset } = calibrateDissatisfied(data, layer);
  calibrationFigures('the two fields held out', heldOut, slope, offset);
  calibrationFigures('own lines, folded by field', alone, slope, offset);
}

function rankingFigures(name: string, judged: readonly JudgedLine[]): void {
  const scores = judged.map(({ logit }) => logit);
  const unhappy = judged.map(({ line }) => line.unhappy === 1);
  say(`M2 ${name}: AUC ${auc(scores, unhappy).toFixed(3)} of ${judged.length}`);
}

function calibrationFigures(
  name: string,
  judged: readonly JudgedLine[],
  slope: number,
  offset: number,
): void {
  const rows = asInSupport(judged);
  const { ours, baseRate } = brier(
    rows.map(({ logit }) => 1 / (1 + Math.exp(-(slope * logit + offset)))),
    rows.map(({ line }) => line.unhappy === 1),
    rows.map(({ weight }) => weight),
  );
  say(
    `M5 ${name}, as if one in six were discontent: Brier ${ours.toFixed(3)}, base rate ${baseRate.toFixed(3)}`,
  );
}

/** The shipped weights on conversations nothing was trained on; the last place, the worst, and words without a course. */
function conversationFigures(): void {
  const rows = dialogues().map(({ turns, isDiscontent }) => {
    const { distress, timeline } = conversationMood(turns);
    const words = turns
      .filter(({ author }) => author === 'visitor')
      .map(({ text }) => moodOf(text).dissatisfied);
    return {
      isDiscontent,
      distress,
      worst: Math.max(...timeline.map((point) => point.distress)),
      last: words.at(-1) ?? 0,
      mean: words.reduce((sum, p) => sum + p, 0) / words.length,
    };
  });
  for (const measure of ['distress', 'worst', 'last', 'mean'] as const) {
    const scores = rows.map((row) => row[measure]);
    const unhappy = rows.map(({ isDiscontent }) => isDiscontent);
    say(`M4 own ${rows.length} conversations, ${measure}: AUC ${auc(scores, unhappy).toFixed(3)}`);
  }
}

import * as corpora from './corpora.ts';
import { ENGLISH_BITS } from './emotions.ts';
import { encoder, type Example } from './examples.ts';
import { logitsOf, train, type Linear } from './logistic.ts';
import { calibrate, type Calibration } from './platt.ts';
import { supportLines, type SupportLine } from './support-lines.ts';
import { pairsOf, variantsOf } from './support-variants.ts';

/** How much a line of a set counts. Plain requests little: at full weight they cost support chats their ranking. */
const WEIGHTS: Partial<Record<corpora.Source, number>> = {
  'support-lines': 8,
  'support-variants': 4,
  'goemotions-train': 0.5,
  'xed-en': 0.5,
  'xed-neutral': 0.5,
  'brighter-en': 1,
  reviews: 2,
  tweets: 2,
  'topical-chat': 0.3,
  banking77: 0.15,
  clinc150: 0.15,
};

const FOLDS = 4;

/** Of messages to a support chat about one in six is discontent; probabilities are made to be right there. */
const SHARE_DISCONTENT = 1 / 6;

/** A quarter of a set, spread over all of it. A quarter of the plain requests is never trained on. */
export function foldOf(at: number): number {
  return (Math.imul(at + 1, 2_654_435_761) >>> 20) % FOLDS;
}

const isHeldOut = (_: unknown, at: number): boolean => foldOf(at) === 0;
const isTrainedOn = (_: unknown, at: number): boolean => foldOf(at) !== 0;

/** Plain requests that no model has seen: false alarms are counted here. */
export function heldOutRequests(
  folder: string,
): Readonly<Record<'banking77' | 'clinc150', readonly corpora.Line[]>> {
  return {
    banking77: corpora.banking(folder).filter(isHeldOut),
    clinc150: corpora.clinc(folder).filter(isHeldOut),
  };
}

/** The other plain requests. */
export function trainedRequests(folder: string): readonly corpora.Line[] {
  return [...corpora.banking(folder), ...corpora.clinc(folder)].filter(isTrainedOn);
}

/** Everything the layer learns from; leave a source out to see how it does on a kind of text it has never met. */
export function linesFor(folder: string, without: corpora.Source | null = null): readonly corpora.Line[] {
  return [
    ...supportLines(),
    ...variantsOf(supportLines()),
    ...corpora.lexicon(),
    ...corpora.goEmotions(folder, 'train'),
    ...corpora.xed(folder, 'en-annotated', 'xed-en'),
    ...corpora.xedNeutral(folder),
    ...corpora.brighter(folder, 'train_eng', 'brighter-en'),
    ...corpora.vaderSet(folder, 'reviews'),
    ...corpora.vaderSet(folder, 'tweets'),
    ...corpora.topicalChat(folder),
    ...corpora.banking(folder).filter(isTrainedOn),
    ...corpora.clinc(folder).filter(isTrainedOn),
  ].filter(({ source }) => source !== without);
}

/** That a customer who writes this is not content, from everything that tells of discontent in other places. */
export function trainDissatisfied(lines: readonly corpora.Line[]): Linear {
  return train(
    lines.map((line) => exampleOf(line)),
    { bits: ENGLISH_BITS, heads: 1, epochs: 4, rate: 0.1, decay: 0.003, rarity: -0.4, seed: 20_262 },
  );
}

const encode = encoder(ENGLISH_BITS);
function exampleOf({ text, unhappy, source }: corpora.Line): Example {
  return encode(text, [unhappy], WEIGHTS[source] ?? 1);
}

export function dissatisfiedLogit(layer: Linear, line: corpora.Line): number {
  return logitsOf(layer, exampleOf(line))[0];
}

export interface JudgedLine {
  readonly line: corpora.Line;
  readonly logit: number;
}

/**
 * Our own lines, alone and two to a message, each judged by a layer that learned without its field of service and two
 * or three others.
 */
export function foldedSupportLogits(folder: string): {
  readonly alone: readonly JudgedLine[];
  readonly paired: readonly JudgedLine[];
} {
  const own = supportLines();
  const domains = [...new Set(own.map(({ domain }) => domain))];
  const rest = linesFor(folder).filter(({ source }) => !source.startsWith('support'));
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const isJudged = ({ domain }: SupportLine): boolean => domains.indexOf(domain) % FOLDS === fold;
    const seen = own.filter((line) => !isJudged(line));
    const layer = trainDissatisfied([...seen, ...variantsOf(seen), ...rest]);
    const judged = (line: corpora.Line): JudgedLine => ({ line, logit: dissatisfiedLogit(layer, line) });
    const judgedLines = own.filter(isJudged);
    return { alone: judgedLines.map(judged), paired: pairsOf(judgedLines).map(judged) };
  });
  return { alone: folds.flatMap(({ alone }) => alone), paired: folds.flatMap(({ paired }) => paired) };
}

/** Half from comments of strangers, half from lines as in support, none of which the judging layer had seen. */
export function calibrateDissatisfied(folder: string, layer: Linear): Calibration {
  const strangers = corpora
    .goEmotions(folder, 'dev')
    .map((line) => ({ line, logit: dissatisfiedLogit(layer, line) }));
  const { alone, paired } = foldedSupportLogits(folder);
  const all = [...asInSupport(strangers), ...asInSupport([...alone, ...paired])];
  return calibrate(
    all.map(({ logit }) => logit),
    all.map(({ line }) => line.unhappy),
    all.map(({ weight }) => weight),
  );
}

/** Weighted so that about one in six is discontent, and that all together count as {@link CALIBRATION_LINES}. */
export function asInSupport(
  judged: readonly JudgedLine[],
): readonly (JudgedLine & { readonly weight: number })[] {
  const unhappy = judged.reduce((sum, { line }) => sum + line.unhappy, 0);
  const forUnhappy = (CALIBRATION_LINES * SHARE_DISCONTENT) / unhappy;
  const forCalm = (CALIBRATION_LINES * (1 - SHARE_DISCONTENT)) / (judged.length - unhappy);
  return judged.map((row) => ({
    ...row,
    weight: row.line.unhappy * forUnhappy + (1 - row.line.unhappy) * forCalm,
  }));
}

const CALIBRATION_LINES = 5_000;

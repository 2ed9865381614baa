import * as corpora from './corpora.ts';
import { ENGLISH_BITS } from './emotions.ts';
import { encoder, type Example } from './examples.ts';
import { logitsOf, train, type Linear } from './logistic.ts';
import { calibrate, type Calibration } from './platt.ts';
import { supportLines } from './support-lines.ts';

/** How much a line of a set counts. Plain requests little: at full weight they cost support chats their ranking. */
const WEIGHTS: Partial<Record<corpora.Source, number>> = {
  'support-lines': 4,
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

/** In support chats about one message in four is discontent; our lines hold as many of one kind as of the other. */
const CALM_FOR_ONE_DISCONTENT = 3;

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
    { bits: ENGLISH_BITS, heads: 1, epochs: 4, rate: 0.1, decay: 0.01, rarity: -0.4, seed: 20_262 },
  );
}

const encode = encoder(ENGLISH_BITS);
function exampleOf({ text, unhappy, source }: corpora.Line): Example {
  return encode(text, [unhappy], WEIGHTS[source] ?? 1);
}

export function dissatisfiedLogit(layer: Linear, line: corpora.Line): number {
  return logitsOf(layer, exampleOf(line))[0];
}

/** Our own lines, each judged by a layer that learned without its quarter of them. */
export function foldedSupportLogits(
  folder: string,
): readonly { readonly line: corpora.Line; readonly logit: number }[] {
  const own = supportLines();
  const rest = linesFor(folder, 'support-lines');
  return Array.from({ length: FOLDS }, (_, fold) => {
    const layer = trainDissatisfied([...own.filter((_line, at) => foldOf(at) !== fold), ...rest]);
    return own
      .filter((_line, at) => foldOf(at) === fold)
      .map((line) => ({ line, logit: dissatisfiedLogit(layer, line) }));
  }).flat();
}

/** Half from comments of strangers, half from lines as in support, none of which the judging layer had seen. */
export function calibrateDissatisfied(folder: string, layer: Linear): Calibration {
  const strangers = corpora
    .goEmotions(folder, 'dev')
    .map((line) => ({ logit: dissatisfiedLogit(layer, line), target: line.unhappy, weight: 1 }));
  const support = foldedSupportLogits(folder).map(({ line, logit }) => ({
    logit,
    target: line.unhappy,
    weight: line.unhappy === 1 ? 1 : CALM_FOR_ONE_DISCONTENT,
  }));
  const share = strangers.length / support.reduce((sum, { weight }) => sum + weight, 0);
  const all = [...strangers, ...support.map((row) => ({ ...row, weight: row.weight * share }))];
  return calibrate(
    all.map(({ logit }) => logit),
    all.map(({ target }) => target),
    all.map(({ weight }) => weight),
  );
}

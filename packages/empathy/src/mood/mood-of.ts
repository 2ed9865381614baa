import type { MessageMood, MoodLabel, MoodUnknownReason, TextSpan } from '@attune/protocol';
import { EMOTIONS_OF_LABEL, GO_EMOTIONS, MOOD_LABELS, type GoEmotion } from './labels.ts';
import { languageOf } from './language.ts';
import { linearLayer } from './linear-layer.ts';
import { FORMAT_VERSION } from './packed-weights.ts';
import { plainTextOf, type PlainText } from './plain-text.ts';
import { carriesNothing } from './short-answers.ts';
import { tokensOf, type Token } from './tokens.ts';
import { englishWeights, otherWeights, weightsHeader } from './weights.generated.ts';
import { restingOn } from './resting-on.ts';

/** What the words of one message say. Pure; at most the first 2,000 characters are judged. */
export function moodOf(text: string): MessageMood {
  const plain = plainTextOf(text);
  const tokens = tokensOf(plain);
  const language = languageOf(plain, tokens);
  if (language === 'unknown') return silent('unknown-language', language);
  if (carriesNothing(plain, tokens)) return silent('not-enough-to-say', language);
  return language === 'en'
    ? moodInEnglish(text, plain, tokens)
    : moodElsewhere(text, plain, tokens, language);
}

/** Probabilities of the 28 GoEmotions labels, as if the text were English. */
export function emotionsOf(text: string): Readonly<Record<GoEmotion, number>> {
  const plain = plainTextOf(text);
  const logits = layers().english.logits(text, plain, tokensOf(plain));
  return Object.fromEntries(GO_EMOTIONS.map((emotion, at) => [emotion, chance(logits[at] ?? 0)])) as Record<
    GoEmotion,
    number
  >;
}

/** The weights are unpacked when the first text is judged, once. */
let loaded: ReturnType<typeof load> | null = null;
function layers(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

function load() {
  if (weightsHeader.version !== FORMAT_VERSION)
    throw new RangeError(`Weights of format ${weightsHeader.version}, where ${FORMAT_VERSION} is read.`);
  return {
    english: linearLayer(englishWeights, weightsHeader.english),
    others: linearLayer(otherWeights, weightsHeader.others),
  };
}

/** One byte a weight, in the file and on the wire. */
export const WEIGHTS_BYTES = englishWeights.length + otherWeights.length;

const DISSATISFIED = GO_EMOTIONS.length;

function moodInEnglish(text: string, plain: PlainText, tokens: readonly Token[]): MessageMood {
  const { english } = layers();
  const logits = english.logits(text, plain, tokens);
  const probabilities = labelsFrom(logits);
  const dissatisfied = chance(logits[DISSATISFIED] ?? 0);
  const label = strongest(probabilities);
  const isDiscontent = label === null && dissatisfied >= DISCONTENT;
  if (isDiscontent) probabilities.frustrated = Math.max(probabilities.frustrated, dissatisfied);
  const said = label ?? (isDiscontent ? 'frustrated' : 'neutral');
  if (said === 'neutral' && tokens.filter(({ kind }) => kind === 'word').length <= FEW_WORDS)
    return { ...silent('not-enough-to-say', 'en'), probabilities, dissatisfied };
  const heads = isDiscontent ? DISSATISFIED_ALONE : headsOf(said);
  return {
    label: said,
    unknownReason: null,
    probability: probabilities[said],
    probabilities,
    dissatisfied,
    words: said === 'neutral' ? [] : restingOn(plain, tokens, english.shares(tokens.length, heads)),
    language: 'en',
    standing: 'supported',
  };
}

/** More likely discontent than not: frustrated, though none of the emotions is named ("still waiting for my refund"). */
const DISCONTENT = 0.5;
const DISSATISFIED_ALONE = [...GO_EMOTIONS.map(() => 0), 1];

/** So few words without a clear label say nothing. */
const FEW_WORDS = 3;

/** Heads of the layer for other languages, in its order. */
const ELSEWHERE = ['angry', 'anxious', 'sad', 'happy'] as const;

/** Elsewhere a label is said only when it is more likely than not. */
const SURE = 0.5;

function moodElsewhere(
  text: string,
  plain: PlainText,
  tokens: readonly Token[],
  language: string,
): MessageMood {
  const { others } = layers();
  const logits = others.logits(text, plain, tokens);
  const probabilities = { ...NOTHING };
  ELSEWHERE.forEach((label, at) => {
    probabilities[label] = chance(logits[at] ?? 0);
  });
  const dissatisfied = chance(logits[ELSEWHERE.length] ?? 0);
  const best = ELSEWHERE.reduce((a, b) => (probabilities[b] > probabilities[a] ? b : a));
  probabilities.neutral = 1 - probabilities[best];
  const said = probabilities[best] >= SURE ? best : 'neutral';
  const weights = [...ELSEWHERE, 'dissatisfied'].map((head) => (head === said ? 1 : 0));
  return {
    label: said,
    unknownReason: null,
    probability: probabilities[said],
    probabilities,
    dissatisfied,
    words: said === 'neutral' ? [] : restingOn(plain, tokens, others.shares(tokens.length, weights)),
    language,
    standing: 'experimental',
  };
}

/** Any of a label's emotions, then calibrated on the development split. */
function labelsFrom(logits: Float64Array): Record<MoodLabel, number> {
  const probabilities = { ...NOTHING };
  MOOD_LABELS.forEach((label, at) => {
    let none = 1;
    for (const emotion of HEADS[at] ?? []) none *= 1 - chance(logits[emotion] ?? 0);
    const { slope, offset } = weightsHeader.labels[at] ?? { slope: 1, offset: 0 };
    const any = Math.min(1 - 1e-9, Math.max(1e-9, 1 - none));
    probabilities[label] = chance(slope * Math.log(any / (1 - any)) + offset);
  });
  return probabilities;
}

const HEADS = MOOD_LABELS.map((label) =>
  EMOTIONS_OF_LABEL[label].map((emotion) => GO_EMOTIONS.indexOf(emotion)),
);

/** The label that is furthest above its threshold; null when only calm is left. */
function strongest(probabilities: Readonly<Record<MoodLabel, number>>): MoodLabel | null {
  let best: MoodLabel | null = null;
  let margin = 1;
  MOOD_LABELS.forEach((label, at) => {
    if (label === 'neutral') return;
    const ratio = probabilities[label] / (weightsHeader.labelThresholds[at] ?? 1);
    if (ratio < margin) return;
    best = label;
    margin = ratio;
  });
  return best;
}

function headsOf(label: MoodLabel): readonly number[] {
  const weights = Array.from({ length: DISSATISFIED + 1 }, () => 0);
  for (const head of HEADS[MOOD_LABELS.indexOf(label)] ?? []) weights[head] = 1;
  return weights;
}

const NOTHING: Readonly<Record<MoodLabel, number>> = {
  angry: 0,
  frustrated: 0,
  disappointed: 0,
  anxious: 0,
  confused: 0,
  sad: 0,
  grateful: 0,
  happy: 0,
  neutral: 0,
};

/** How often messages that say nothing come from somebody discontent: seldom, but not never. */
const SILENT_DISSATISFIED = 0.05;
/** Most of them come from somebody calm. */
const SILENT_NEUTRAL = 0.9;

function silent(unknownReason: MoodUnknownReason, language: string): MessageMood {
  return {
    label: 'unknown',
    unknownReason,
    probability: 0,
    probabilities: unknownReason === 'unknown-language' ? NOTHING : { ...NOTHING, neutral: SILENT_NEUTRAL },
    dissatisfied: SILENT_DISSATISFIED,
    words: NO_WORDS,
    language,
    standing: unknownReason === 'unknown-language' ? 'unknown' : 'supported',
  };
}

const NO_WORDS: readonly TextSpan[] = [];

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

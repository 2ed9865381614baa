import type { MoodLabel } from '@attune/protocol';

/** The 28 labels of GoEmotions (Demszky et al. 2020), in the order of its files. */
export const GO_EMOTIONS = [
  'admiration',
  'amusement',
  'anger',
  'annoyance',
  'approval',
  'caring',
  'confusion',
  'curiosity',
  'desire',
  'disappointment',
  'disapproval',
  'disgust',
  'embarrassment',
  'excitement',
  'fear',
  'gratitude',
  'grief',
  'joy',
  'love',
  'nervousness',
  'optimism',
  'pride',
  'realization',
  'relief',
  'remorse',
  'sadness',
  'surprise',
  'neutral',
] as const;

export type GoEmotion = (typeof GO_EMOTIONS)[number];

/** Our labels, each with the emotions it stands for. The rest (curiosity, approval, surprise …) is nobody's mood. */
export const EMOTIONS_OF_LABEL: Readonly<Record<MoodLabel, readonly GoEmotion[]>> = {
  angry: ['anger', 'disgust'],
  frustrated: ['annoyance', 'disapproval'],
  disappointed: ['disappointment'],
  anxious: ['fear', 'nervousness'],
  confused: ['confusion'],
  sad: ['sadness', 'grief', 'remorse'],
  grateful: ['gratitude', 'relief'],
  happy: ['joy', 'love', 'admiration', 'excitement', 'amusement', 'optimism', 'pride'],
  neutral: ['neutral', 'curiosity', 'approval', 'realization'],
};

export const MOOD_LABELS = Object.keys(EMOTIONS_OF_LABEL) as readonly MoodLabel[];

export { conversationMood } from './conversation-mood.ts';
export type { Turn } from './course.ts';
export { GO_EMOTIONS, MOOD_LABELS, type GoEmotion } from './labels.ts';
export { emotionsOf, moodOf, WEIGHTS_BYTES } from './mood-of.ts';
export { severityOf } from './severity-of.ts';

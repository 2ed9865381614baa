export type { ChatFact, MessageFact, StatusFact, TypingFact } from './chat-fact.ts';
export { detectSignals, nextLookAt } from './detect-signals.ts';
export type { Contact, Detector, DetectorContext, DetectorInput, FoundSignal, Span } from './detector.ts';
export { deadClick } from './detectors/dead-click.ts';
export { goneQuiet } from './detectors/gone-quiet.ts';
export { rageClick } from './detectors/rage-click.ts';
export { waiting } from './detectors/waiting.ts';
export { frictionAt, type FrictionAnswer, type FrictionState } from './friction.ts';
export { pressesOf, type Press } from './press.ts';
export {
  FIRST_VERDICT_MS,
  LAST_VERDICT_MS,
  LATE_EFFECT_LIMIT_MS,
  REPORT_SLACK_MS,
} from './recorder-promises.ts';
export type { ReplayHistory, ReplayVisit } from './replay-history.ts';
export { Replay, type ReplayPair, type StoredConversation } from './replay.ts';
export {
  changeSettings,
  completeSettings,
  defaultSettings,
  type SavedSettings,
  type SettingsAnswer,
  type SettingsChange,
  type TuningSettings,
} from './settings.ts';
export { durationInWords, plainText, sentence } from './sentence.ts';
export {
  changeThresholds,
  completeThresholds,
  defaultThresholds,
  describeDetectors,
  type SavedValues,
  type ThresholdChange,
} from './thresholds.ts';
export { mutedBy, precisionOf, wilsonInterval, type LiftedMute, type Vote } from './votes.ts';

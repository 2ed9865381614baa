import type { SignalKind, Sentence } from './signal.ts';

export type ThresholdUnit = 'clicks' | 'ms' | 'px';

/** One number a detector compares with, as an admin meets it. */
export interface ThresholdDefinition {
  readonly name: string;
  readonly unit: ThresholdUnit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** "Clicks in a row" */
  readonly label: string;
  /** What changes when it is raised or lowered, in one sentence. */
  readonly explanation: string;
  /** Where the default comes from. */
  readonly source: string;
}

/** A detector's place on the thresholds page. */
export interface DetectorDescription {
  readonly kind: SignalKind;
  readonly label: string;
  readonly explanation: string;
  readonly example: Sentence;
  readonly thresholds: readonly ThresholdDefinition[];
}

/** Values by detector kind and threshold name; complete, every known threshold is present. */
export type ThresholdValues = Readonly<Record<SignalKind, Readonly<Record<string, number>>>>;

/** A site's thresholds as they stand. */
export interface ThresholdSettings {
  /** 0 while nobody has saved any: the defaults. */
  readonly version: number;
  readonly values: ThresholdValues;
  readonly savedAt: number | null;
  readonly savedBy: string | null;
}

import type { SignalKind, Sentence } from './signal.ts';

export type ThresholdUnit =
  | 'clicks'
  | 'ms'
  | 'px'
  | 'times'
  | 'points'
  | 'percent'
  | 'characters'
  | 'fields'
  /** 0 or 1. */
  | 'on-off';

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
  /** Where it is found. */
  readonly place: 'page' | 'chat';
  /** Weak kinds share a cap: hints never make a flag. */
  readonly weak: boolean;
  readonly label: string;
  readonly explanation: string;
  readonly example: Sentence;
  readonly thresholds: readonly ThresholdDefinition[];
}

/** Values by detector kind and threshold name; complete, every known threshold is present. */
export type ThresholdValues = Readonly<Record<SignalKind, Readonly<Record<string, number>>>>;

/** Multiplies the points of every signal: low 0.75, normal 1, high 1.33. */
export const sensitivities = ['low', 'normal', 'high'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** A control of the site whose signals are left out: chosen by an admin, or muted by agents' votes. */
export interface IgnoredControl {
  readonly controlKey: string;
  /** As it was called when it was chosen, for the admin's eyes. */
  readonly name: string;
  readonly path: string;
  /** Empty: every kind. */
  readonly kinds: readonly SignalKind[];
}

/** What is left out of a site's signals. */
export interface IgnoreList {
  readonly controls: readonly IgnoredControl[];
  /** Templated paths; a `*` at the end stands for anything: `/admin/*`. */
  readonly paths: readonly string[];
}

/** A site's thresholds as they stand. */
export interface ThresholdSettings {
  /** 0 while nobody has saved any: the defaults. */
  readonly version: number;
  readonly sensitivity: Sensitivity;
  readonly values: ThresholdValues;
  readonly ignored: IgnoreList;
  /** Muted by agents' votes at this moment; lifted by an admin. Not part of a version. */
  readonly muted: readonly IgnoredControl[];
  readonly savedAt: number | null;
  readonly savedBy: string | null;
}

import type { DetectorDescription, SignalKind, ThresholdDefinition, ThresholdValues } from '@attune/protocol';
import { detectorOf, detectors } from './catalogue.ts';
import { commonKnobsOf } from './common-knobs.ts';
import type { Detector, ThresholdsOf } from './detector.ts';

/** Values by detector and name as they come out of storage: perhaps incomplete, perhaps of an older version. */
export type SavedValues = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What each detector compares with until an admin says otherwise. */
export const defaultThresholds: ThresholdValues = completeThresholds({});

/** Every detector as an admin meets it, in that order. */
export function describeDetectors(): readonly DetectorDescription[] {
  return detectors.map((detector) => {
    const { kind, place, weak, label, explanation, example } = detector;
    return { kind, place, weak, label, explanation, example, thresholds: knobsOf(detector) };
  });
}

/** Saved values as they hold today: a detector or threshold that is newer than they are has its default. */
export function completeThresholds(saved: SavedValues): ThresholdValues {
  const values = underTodaysNames(saved);
  return valuesFrom((detector) => thresholdsOf(detector, values));
}

/** One detector's part of the values; what is missing, as it was saved before that threshold existed, is the default. */
export function thresholdsOf<Name extends string>(
  detector: Detector<Name>,
  values: SavedValues,
): ThresholdsOf<Name> & Readonly<Record<string, number>> {
  const { kind } = detector;
  const own = (Object.hasOwn(values, kind) && values[kind]) || {};
  const entries = knobsOf(detector).map(({ name, default: standard }): [string, number] => {
    const value = Object.hasOwn(own, name) ? own[name] : undefined;
    return [name, value ?? standard];
  });
  return Object.fromEntries(entries) as ThresholdsOf<Name>;
}

/** Its own thresholds first, then what can be set for every detector. */
function knobsOf(detector: Detector): readonly ThresholdDefinition[] {
  return [...detector.thresholds, ...commonKnobsOf(detector)];
}

/** What kinds were called when older versions were saved. */
const FORMER_NAMES: ReadonlyMap<string, SignalKind> = new Map([
  ['idle-in-conversation', 'gone-quiet'],
  ['waiting-for-agent', 'waiting'],
]);

/** A value under today's name outweighs one under a former name. */
function underTodaysNames(saved: SavedValues): SavedValues {
  const former = Object.entries(saved).flatMap(([name, values]): [string, SavedValues[string]][] => {
    const kind = FORMER_NAMES.get(name);
    return kind === undefined ? [] : [[kind, values]];
  });
  return { ...Object.fromEntries(former), ...saved };
}

export type ThresholdChange =
  | { readonly ok: true; readonly values: ThresholdValues }
  /** `field` is "rage-click.minClicks", or the detector's name alone when that is unknown. */
  | { readonly ok: false; readonly field: string; readonly message: string };

/**
 * The values with some of them changed, or the first reason why not, in words for the admin who typed them. Nothing
 * is rounded, clamped or converted. Changes come from outside: their names may be anything.
 */
export function changeThresholds(values: ThresholdValues, changes: SavedValues): ThresholdChange {
  const changed = new Map<Detector, Readonly<Record<string, number>>>();
  for (const [kind, change] of Object.entries(changes)) {
    const detector = detectorOf(kind);
    if (!detector) return refused(kind, `There is no detector called ${quoted(kind)}.`);
    const refusal = refusalOf(detector, change);
    if (refusal) return refusal;
    changed.set(detector, { ...thresholdsOf(detector, values), ...change });
  }
  for (const [detector, together] of changed) {
    const conflict = detector.conflict?.(together);
    if (conflict) return refused(`${detector.kind}.${conflict.name}`, conflict.message);
  }
  return {
    ok: true,
    values: valuesFrom((detector) => changed.get(detector) ?? thresholdsOf(detector, values)),
  };
}

type Refusal = Extract<ThresholdChange, { ok: false }>;

function refusalOf(detector: Detector, change: Readonly<Record<string, unknown>>): Refusal | null {
  const { kind } = detector;
  if (typeof change !== 'object' || change === null) {
    return refused(kind, `The thresholds of ${kind} must be named one by one.`);
  }
  for (const [name, value] of Object.entries(change)) {
    const field = `${kind}.${name}`;
    const definition = knobsOf(detector).find((known) => known.name === name);
    if (!definition) return refused(field, `${kind} has no threshold called ${quoted(name)}.`);
    const message = faultOf(definition, kind, value);
    if (message) return refused(field, message);
  }
  return null;
}

function faultOf(
  { name, unit, min, max }: ThresholdDefinition,
  kind: SignalKind,
  value: unknown,
): string | null {
  const subject = `${name} of ${kind}`;
  const range = unit === 'on-off' ? '0 or 1' : `between ${min} and ${max} ${unit}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return `${subject} must be a number ${range}; it was ${shown(value)}.`;
  }
  if (value < min || value > max) return `${subject} must be ${range}; it was ${value}.`;
  if (!Number.isInteger(value)) return `${subject} must be a whole number ${range}; it was ${value}.`;
  return null;
}

function refused(field: string, message: string): Refusal {
  return { ok: false, field, message };
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value);
  return Array.isArray(value) ? 'a list' : 'something else';
}

/** Names come from outside and may be long; forty characters tell them apart. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function valuesFrom(part: (detector: Detector) => Readonly<Record<string, number>>): ThresholdValues {
  const entries = detectors.map((detector): [SignalKind, Readonly<Record<string, number>>] => [
    detector.kind,
    part(detector),
  ]);
  return Object.fromEntries(entries) as ThresholdValues;
}

import type {
  AgentInput,
  DetectorDescription,
  IgnoreList,
  Sensitivity,
  SignalKind,
  ThresholdDefinition,
  ThresholdSettings,
} from '@attune/protocol';
import { rangeProblem } from './threshold-units.ts';

/** What an admin has changed and not saved; the rest follows the server. */
export interface TuningDraft {
  /** By detector and threshold; null while a field holds no number. */
  readonly values: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly sensitivity: Sensitivity | null;
  readonly ignored: IgnoreList | null;
}

/** What is sent to save a draft, or to try it on the past. */
export type TuningChanges = Pick<AgentInput<'thresholds:save'>, 'changes' | 'sensitivity' | 'ignored'>;

export const emptyTuning: TuningDraft = { values: {}, sensitivity: null, ignored: null };

export function withValue(
  draft: TuningDraft,
  kind: SignalKind,
  name: string,
  value: number | null,
): TuningDraft {
  return { ...draft, values: { ...draft.values, [kind]: { ...draft.values[kind], [name]: value } } };
}

/** The value on screen: edited, or else as saved; null while the field holds no number. */
export function heldValue(
  draft: TuningDraft,
  settings: ThresholdSettings,
  kind: SignalKind,
  name: string,
): number | null {
  const edited = draft.values[kind]?.[name];
  return edited === undefined ? (settings.values[kind][name] ?? null) : edited;
}

/** What of one detector differs from what is saved. */
export function changedIn(
  draft: TuningDraft,
  settings: ThresholdSettings,
  kind: SignalKind,
): Readonly<Record<string, number | null>> {
  const edits = Object.entries(draft.values[kind] ?? {});
  return Object.fromEntries(edits.filter(([name, value]) => value !== settings.values[kind][name]));
}

export function isOn(draft: TuningDraft, settings: ThresholdSettings, kind: SignalKind): boolean {
  return heldValue(draft, settings, kind, 'enabled') !== 0;
}

export function sensitivityOf(draft: TuningDraft, settings: ThresholdSettings): Sensitivity {
  return draft.sensitivity ?? settings.sensitivity;
}

export function ignoredBy(draft: TuningDraft, settings: ThresholdSettings): IgnoreList {
  return draft.ignored ?? settings.ignored;
}

/** Everything that differs from what is saved, as it is sent. Fields that hold no number are left out. */
export function changesOf(draft: TuningDraft, settings: ThresholdSettings): TuningChanges {
  const changes: Record<string, Record<string, number>> = {};
  for (const kind of kindsIn(draft)) {
    const numbers = Object.entries(changedIn(draft, settings, kind)).filter(
      (change): change is [string, number] => change[1] !== null,
    );
    if (numbers.length > 0) changes[kind] = Object.fromEntries(numbers);
  }
  const { sensitivity, ignored } = draft;
  return {
    changes,
    ...(sensitivity !== null && sensitivity !== settings.sensitivity ? { sensitivity } : {}),
    ...(ignored !== null && !sameList(ignored, settings.ignored) ? { ignored: sendable(ignored) } : {}),
  };
}

/** How many things differ from what is saved, for the admin to see before saving. */
export function countChanges(draft: TuningDraft, settings: ThresholdSettings): number {
  const { sensitivity, ignored } = changesOf(draft, settings);
  const values = kindsIn(draft).flatMap((kind) => Object.keys(changedIn(draft, settings, kind)));
  return values.length + (sensitivity === undefined ? 0 : 1) + (ignored === undefined ? 0 : 1);
}

/** Why a changed value cannot be saved, in words; null when it can or is as saved. */
export function problemIn(
  draft: TuningDraft,
  settings: ThresholdSettings,
  kind: SignalKind,
  definition: ThresholdDefinition,
): string | null {
  const { name } = definition;
  if (!(name in changedIn(draft, settings, kind))) return null;
  return rangeProblem(heldValue(draft, settings, kind, name), definition);
}

/** Whether any changed value cannot be saved. */
export function hasProblem(
  draft: TuningDraft,
  settings: ThresholdSettings,
  detectors: readonly DetectorDescription[],
): boolean {
  return detectors.some(({ kind, thresholds }) =>
    thresholds.some((definition) => problemIn(draft, settings, kind, definition) !== null),
  );
}

function kindsIn({ values }: TuningDraft): readonly SignalKind[] {
  return Object.keys(values) as SignalKind[];
}

function sendable({ controls, paths }: IgnoreList): NonNullable<TuningChanges['ignored']> {
  return { controls: controls.map((each) => ({ ...each, kinds: [...each.kinds] })), paths: [...paths] };
}

function sameList(one: IgnoreList, other: IgnoreList): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import type { DetectorDescription, IgnoredControl, ThresholdSettings } from '@attune/protocol';
import { valueText } from './threshold-units.ts';

type Settings = Pick<ThresholdSettings, 'sensitivity' | 'values' | 'ignored'>;

/** One thing in which two versions differ, in words: "Rage click: clicks in a row, 3 clicks → 4 clicks". */
export interface Difference {
  readonly where: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** Only what differs, in the order an admin meets it. */
export function differencesBetween(
  one: Settings,
  other: Settings,
  detectors: readonly DetectorDescription[],
): readonly Difference[] {
  const sensitivity =
    one.sensitivity === other.sensitivity
      ? []
      : [{ where: 'All signals', what: 'Sensitivity', from: one.sensitivity, to: other.sensitivity }];
  const values = detectors.flatMap(({ kind, label, thresholds }) =>
    thresholds.flatMap((definition): Difference[] => {
      const from = one.values[kind][definition.name] ?? definition.default;
      const to = other.values[kind][definition.name] ?? definition.default;
      if (from === to) return [];
      const text = (value: number): string => valueText(value, definition);
      return [{ where: label, what: definition.label, from: text(from), to: text(to) }];
    }),
  );
  return [...sensitivity, ...values, ...ofLists(one, other, detectors)];
}

function ofLists(
  one: Settings,
  other: Settings,
  detectors: readonly DetectorDescription[],
): readonly Difference[] {
  const named = (control: IgnoredControl): string => controlText(control, detectors);
  return [
    ...ofList('Ignored control', one.ignored.controls.map(named), other.ignored.controls.map(named)),
    ...ofList('Ignored path', one.ignored.paths, other.ignored.paths),
  ];
}

function ofList(where: string, before: readonly string[], after: readonly string[]): readonly Difference[] {
  const gone = before.filter((what) => !after.includes(what));
  const come = after.filter((what) => !before.includes(what));
  return [
    ...gone.map((what) => ({ where, what, from: 'left out', to: 'counted' })),
    ...come.map((what) => ({ where, what, from: 'counted', to: 'left out' })),
  ];
}

/** An ignored control as an admin knows it: "Pay on /checkout (Rage click)". */
export function controlText(
  { name, path, kinds }: IgnoredControl,
  detectors: readonly DetectorDescription[],
): string {
  const labels = kinds.map((kind) => detectors.find((each) => each.kind === kind)?.label ?? kind);
  const of = labels.length === 0 ? '' : ` (${labels.join(', ')})`;
  return `${name === '' ? 'an unnamed control' : name} on ${path}${of}`;
}

import type { ThresholdDefinition } from '@attune/protocol';

/** How a threshold is shown and typed: saved in its own unit, shown in one that people count in. */
export interface ShownUnit {
  /** Behind the number: `s`, `ms`, `px`, `clicks`. */
  readonly name: string;
  /** What one shown unit is in the saved one. */
  readonly size: number;
}

/** Seconds where a threshold may be a second or more, milliseconds where it is all about parts of one. */
export function shownUnit({ unit, max }: Pick<ThresholdDefinition, 'unit' | 'max'>): ShownUnit {
  if (unit !== 'ms') return { name: unit, size: 1 };
  return max >= 1_000 ? { name: 's', size: 1_000 } : { name: 'ms', size: 1 };
}

/** The number as it stands in the field: without a tail of binary fractions. */
export function shownNumber(value: number, unit: ShownUnit): string {
  return String(Number((value / unit.size).toFixed(3)));
}

/** The number to save, or null when what was typed is none. */
export function savedNumber(typed: string, unit: ShownUnit): number | null {
  const text = typed.trim().replace(',', '.');
  if (text === '' || !Number.isFinite(Number(text))) return null;
  return Math.round(Number(text) * unit.size * 1000) / 1000;
}

/** `2 min` beside `120 s`, where the larger unit says it better; null where it does not. */
export function inMinutes(value: number, unit: ShownUnit): string | null {
  if (unit.name !== 's' || value < 60_000) return null;
  const minutes = Number((value / 60_000).toFixed(1));
  return `${minutes} min`;
}

/** Why a value cannot be saved, in words; null when it can. The server checks again. */
export function rangeProblem(value: number | null, definition: ThresholdDefinition): string | null {
  const unit = shownUnit(definition);
  if (value === null) return 'Please give a number.';
  if (value < definition.min) return `At least ${shownNumber(definition.min, unit)} ${unit.name}.`;
  if (value > definition.max) return `At most ${shownNumber(definition.max, unit)} ${unit.name}.`;
  return null;
}

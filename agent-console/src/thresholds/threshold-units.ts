import type { ThresholdDefinition } from '@attune/protocol';

/** How a threshold is shown and typed: saved in its own unit, shown in one that people count in. */
export interface ShownUnit {
  /** Behind the number: `s`, `ms`, `px`, `clicks`. */
  readonly name: string;
  /** What one shown unit is in the saved one. */
  readonly size: number;
}

const HOUR = 3_600_000;

/** Hours where a threshold moves by hours, seconds where it may be one or more, milliseconds where it is parts of one. */
export function shownUnit({
  unit,
  max,
  step,
}: Pick<ThresholdDefinition, 'unit' | 'max' | 'step'>): ShownUnit {
  if (unit === 'percent') return { name: '%', size: 1 };
  if (unit !== 'ms') return { name: unit, size: 1 };
  if (step >= HOUR) return { name: 'h', size: HOUR };
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

/** `2 min` beside `120 s`, `3 d` beside `72 h`, where the larger unit says it better; null where it does not. */
export function inLargerUnit(value: number, unit: ShownUnit): string | null {
  if (unit.name === 'h')
    return value < 2 * 24 * HOUR ? null : `${Number((value / (24 * HOUR)).toFixed(1))} d`;
  if (unit.name !== 's' || value < 60_000) return null;
  return value < HOUR
    ? `${Number((value / 60_000).toFixed(1))} min`
    : `${Number((value / HOUR).toFixed(1))} h`;
}

/** A value as a sentence names it: `4 clicks`, `1.5 s`, `3 min`, `on`. */
export function valueText(
  value: number,
  definition: Pick<ThresholdDefinition, 'unit' | 'max' | 'step'>,
): string {
  if (definition.unit === 'on-off') return value === 0 ? 'off' : 'on';
  const unit = shownUnit(definition);
  return inLargerUnit(value, unit) ?? `${shownNumber(value, unit)} ${unit.name}`;
}

/** Why a value cannot be saved, in words; null when it can. The server checks again. */
export function rangeProblem(value: number | null, definition: ThresholdDefinition): string | null {
  const unit = shownUnit(definition);
  if (value === null) return 'Please give a number.';
  if (value < definition.min) return `At least ${shownNumber(definition.min, unit)} ${unit.name}.`;
  if (value > definition.max) return `At most ${shownNumber(definition.max, unit)} ${unit.name}.`;
  return null;
}

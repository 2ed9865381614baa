import type { IgnoredControl, IgnoreList, Sensitivity, ThresholdSettings } from '@attune/protocol';
import { detectorOf } from './catalogue.ts';
import { isSensitivity } from './common-knobs.ts';
import { changeThresholds, completeThresholds, type SavedValues } from './thresholds.ts';

/** The part of a site's settings that is saved as a version. */
export type TuningSettings = Pick<ThresholdSettings, 'sensitivity' | 'values' | 'ignored'>;

/** As it comes out of storage: versions saved before sensitivity and ignore lists existed have neither. */
export interface SavedSettings {
  readonly values: SavedValues;
  readonly sensitivity?: Sensitivity | null;
  readonly ignored?: Partial<IgnoreList> | null;
}

/** What an admin changes; what is not named stays. Lists are named whole. */
export interface SettingsChange {
  readonly changes?: SavedValues;
  readonly sensitivity?: Sensitivity | undefined;
  readonly ignored?: IgnoreList | undefined;
}

export type SettingsAnswer =
  | { readonly ok: true; readonly settings: TuningSettings }
  /** `field`: "rage-click.minClicks", "sensitivity", "ignored.paths", "ignored.controls". */
  | { readonly ok: false; readonly field: string; readonly message: string };

const MAX_CONTROLS = 200;
const MAX_PATHS = 50;

/** A site's settings before anybody saved any. */
export const defaultSettings: TuningSettings = completeSettings({ values: {} });

/** Saved settings as they hold today: whatever is newer than they are has its default. */
export function completeSettings({ values, sensitivity, ignored }: SavedSettings): TuningSettings {
  return {
    values: completeThresholds(values),
    sensitivity: sensitivity ?? 'normal',
    ignored: { controls: ignored?.controls ?? [], paths: ignored?.paths ?? [] },
  };
}

/**
 * The settings with some of them changed, or the first reason why not, in words for the admin. A change is taken whole
 * or refused whole; nothing is rounded, clamped or converted.
 */
export function changeSettings(settings: TuningSettings, change: SettingsChange): SettingsAnswer {
  const changed = changeThresholds(settings.values, change.changes ?? {});
  if (!changed.ok) return changed;
  const sensitivity = change.sensitivity ?? settings.sensitivity;
  if (!isSensitivity(sensitivity)) {
    return { ok: false, field: 'sensitivity', message: 'sensitivity must be low, normal or high.' };
  }
  const ignored = change.ignored ?? settings.ignored;
  const fault = faultOfPaths(ignored.paths) ?? faultOfControls(ignored.controls);
  if (fault) return { ok: false, ...fault };
  return { ok: true, settings: { values: changed.values, sensitivity, ignored } };
}

interface Fault {
  readonly field: string;
  readonly message: string;
}

function faultOfPaths(paths: readonly string[]): Fault | null {
  const field = 'ignored.paths';
  if (paths.length > MAX_PATHS) {
    return { field, message: `At most ${MAX_PATHS} paths can be ignored; these are ${paths.length}.` };
  }
  const wrong = paths.find((path) => !path.startsWith('/') || path.slice(0, -1).includes('*'));
  if (wrong === undefined) return null;
  const shown = JSON.stringify(wrong.slice(0, 40));
  return { field, message: `A path starts with "/" and may have one "*" at its end; one was ${shown}.` };
}

function faultOfControls(controls: readonly IgnoredControl[]): Fault | null {
  const field = 'ignored.controls';
  if (controls.length > MAX_CONTROLS) {
    return {
      field,
      message: `At most ${MAX_CONTROLS} controls can be ignored; these are ${controls.length}.`,
    };
  }
  if (controls.some(({ controlKey }) => controlKey === '')) {
    return { field, message: 'An ignored control needs its key.' };
  }
  const unknown = controls.flatMap(({ kinds }) => kinds).find((kind) => !detectorOf(kind));
  if (unknown === undefined) return null;
  return { field, message: `There is no detector called ${JSON.stringify(unknown.slice(0, 40))}.` };
}

import { signalKinds, type IgnoredControl, type SignalKind, type ThresholdSettings } from '@attune/protocol';
import { defaultSettings } from '@attune/signals';
import type { CaseElement, SignalCase } from './case-file.ts';
import { listParam, numberParam, textParam } from './case-params.ts';

type Params = SignalCase['params'];
type Values = Readonly<Record<string, number>>;

/** What presses a control. */
export const PRESSES = /^(click|pointerdown|mousedown)$/;

/** For a bound that the case's settings do not have. */
const NO_BOUND = 1_000_000_000;

/** The step by which a bound that is not included lies below one that is. */
const JUST_BELOW = 0.001;

/** Our settings as the case has them: its numbers where we have such a knob, and only the kinds it is about. */
export function settingsOf(given: SignalCase, kinds: readonly SignalKind[]): ThresholdSettings {
  const { params, events } = given;
  const own: Partial<Record<SignalKind, Values>> = {
    'rage-click': given.signal === 'chain' ? chainValues(given) : rageValues(params),
    'dead-click': known({
      afterMs: numberParam(params, 'timeout_ms') ?? numberParam(params, 'absolute_ms') ?? reactionMs(params),
    }),
    'slow-response': known({ fromMs: numberParam(params, 'threshold_ms') }),
    'error-click': known({ withinMs: numberParam(params, 'error_window_ms') }),
    'cursor-thrash': known({
      minTurns: numberParam(params, 'direction_changes'),
      withinMs: bound(params, 'window_ms', 'window_inclusive'),
    }),
  };
  const changes = signalKinds.map((kind) => {
    const isAsked = kinds.includes(kind);
    return [
      kind,
      { ...defaultSettings.values[kind], ...(isAsked && own[kind]), enabled: isAsked ? 1 : 0 },
    ] as const;
  });
  return {
    ...defaultSettings,
    values: { ...defaultSettings.values, ...Object.fromEntries(changes) },
    ignored: { controls: ignoredControls(params, events), paths: [] },
    version: 0,
    muted: [],
    savedAt: null,
    savedBy: null,
  };
}

/** How long a reaction may take to count as one; undefined when the case does not say. */
export function reactionMs(params: Params): number | undefined {
  const names = ['timeout_ms', 'mutation_ms', 'page_activity_ms', 'absolute_ms'];
  return names.map((name) => numberParam(params, name)).find((value) => value !== undefined);
}

function rageValues(params: Params): Values {
  const count = numberParam(params, 'count');
  const radius =
    bound(params, 'radius_px', 'radius_inclusive') ??
    numberParam(params, 'chain_radius_px') ??
    numberParam(params, 'bbox_px');
  // Some ask for so many presses before the one that counts.
  const before = textParam(params, 'algorithm').includes('count+1') ? 1 : 0;
  return known({
    minClicks: count === undefined ? undefined : count + before,
    maxGapMs: bound(params, 'gap_ms', 'gap_inclusive') ?? numberParam(params, 'chain_gap_ms') ?? NO_BOUND,
    withinMs: bound(params, 'window_ms', 'window_inclusive') ?? NO_BOUND,
    radiusPx: radius ?? NO_BOUND,
    controlRadiusPx: radius ?? NO_BOUND,
  });
}

/** A chain holds together by its pauses and distances alone, and all of its presses belong to it. */
function chainValues({ params, events }: SignalCase): Values {
  return {
    ...rageValues(params),
    withinMs: NO_BOUND,
    minClicks: events.filter(({ type }) => PRESSES.test(type)).length,
  };
}

/** Our bounds are all included. */
function bound(params: Params, name: string, inclusive: string): number | undefined {
  const value = numberParam(params, name);
  return value !== undefined && params[inclusive] === false ? value - JUST_BELOW : value;
}

/** An admin who wants no rage on "+" and "next" leaves these controls out. */
function ignoredControls(params: Params, events: SignalCase['events']): readonly IgnoredControl[] {
  const words = listParam(params, 'content_ignore');
  return events.flatMap(({ target }) => {
    if (!isNamedBy(target, words)) return [];
    return [{ controlKey: controlKeyOf(target, params), name: target?.text ?? '', path: '/', kinds: [] }];
  });
}

/** Words are looked for within a name; signs have to be all of it. */
function isNamedBy(target: CaseElement | undefined, words: readonly string[]): boolean {
  const name = target?.text?.trim().toLowerCase() ?? '';
  return words.some((word) => (/\p{L}/u.test(word) ? name.includes(word) : name === word));
}

/** The same element has the same key in a case; where only the place counts, the same place is the same control. */
export function controlKeyOf(target: CaseElement | undefined, params: Params): string {
  const key = target?.key?.replace(/[^\w-]/g, '').slice(0, 40) ?? '';
  const isByPlace =
    params['same_target'] === false && !isNamedBy(target, listParam(params, 'content_ignore'));
  return key === '' || isByPlace ? 'one' : key;
}

function known(values: Readonly<Record<string, number | undefined>>): Values {
  const entries = Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

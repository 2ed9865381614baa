import type { SignalKind } from '@attune/protocol';
import { detectorOf } from './catalogue.ts';
import { EDGE_MS, type FoundSignal } from './detector.ts';
import { numberIn, textIn } from './detectors/evidence.ts';

/** Presses on one control within this time tell one story. */
const INCIDENT_MS = 10_000;

/** What went wrong behind a press: said beside how often it was pressed, never instead. */
const CAUSES: ReadonlySet<SignalKind> = new Set(['error-click', 'failed-request']);

/** A signal found on one control of the page, with the time it spans. */
interface OnControl {
  readonly signal: FoundSignal;
  readonly controlKey: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/**
 * Signals with every incident counted once: of what happened on one control within ten seconds the strongest stays,
 * and beside a rage click its causes, an error or a failed request. Each is under the key of the incident's first
 * signal of that kind, so that an incident keeps its key while it grows.
 * @param completeSince earlier facts are not at hand: what may be the rest of an incident that began then is left out
 */
export function oncePerIncident(
  signals: readonly FoundSignal[],
  completeSince?: number,
): readonly FoundSignal[] {
  const elsewhere = signals.filter((signal) => placeOf(signal) === null);
  const onControls = signals.map(placeOf).filter((place) => place !== null);
  const incidents = grouped(onControls, ({ controlKey }) => controlKey)
    .map((onControl) => (completeSince === undefined ? onControl : begunSince(completeSince, onControl)))
    .flatMap(incidentsOn);
  return [...elsewhere, ...incidents];
}

function placeOf(signal: FoundSignal): OnControl | null {
  const controlKey = textIn(signal.evidence, 'controlKey');
  const firstAt = numberIn(signal.evidence, 'firstAt');
  const lastAt = numberIn(signal.evidence, 'lastAt');
  return controlKey === null || firstAt === null || lastAt === null
    ? null
    : { signal, controlKey, firstAt, lastAt };
}

/**
 * Without its first signal an incident would be found anew, under another key. So what is told on one control is
 * believed only after a pause in which no incident goes on.
 */
function begunSince(completeSince: number, onControl: readonly OnControl[]): readonly OnControl[] {
  let openUntil = completeSince + EDGE_MS;
  return [...onControl].sort(earlierFirst).filter(({ firstAt, lastAt }) => {
    if (firstAt >= openUntil) return true;
    openUntil = Math.max(openUntil, lastAt + INCIDENT_MS + 1);
    return false;
  });
}

/** Strong kinds claim their presses first; weaker kinds keep what is far enough from them. */
function incidentsOn(onControl: readonly OnControl[]): readonly FoundSignal[] {
  const kinds = grouped(onControl, ({ signal }) => signal.kind).sort(strongerKindFirst);
  const kept: OnControl[] = [];
  for (const ofKind of kinds) {
    kept.push(...merged(ofKind.filter((found) => !kept.some((stronger) => isToldBy(found, stronger)))));
  }
  return kept.map(({ signal }) => signal);
}

/** Signals of one kind; an incident takes in whatever begins within ten seconds of its own beginning. */
function merged(ofKind: readonly OnControl[]): readonly OnControl[] {
  const incidents: OnControl[] = [];
  for (const next of [...ofKind].sort(earlierFirst)) {
    const incident = incidents.at(-1);
    if (incident && next.firstAt - incident.firstAt <= INCIDENT_MS) {
      incidents[incidents.length - 1] = asOne(incident, next);
    } else incidents.push(next);
  }
  return incidents;
}

function asOne(incident: OnControl, next: OnControl): OnControl {
  const stronger = next.signal.points >= incident.signal.points ? next.signal : incident.signal;
  return {
    ...incident,
    signal: { ...stronger, key: incident.signal.key },
    lastAt: Math.max(incident.lastAt, next.lastAt),
  };
}

/** A cause adds to whatever came of it; all other kinds count the same presses, each in its own way. */
function isToldBy(found: OnControl, stronger: OnControl): boolean {
  return !CAUSES.has(found.signal.kind) && areClose(found, stronger);
}

function areClose(a: OnControl, b: OnControl): boolean {
  return a.firstAt - b.lastAt <= INCIDENT_MS && b.firstAt - a.lastAt <= INCIDENT_MS;
}

function strongerKindFirst([a]: readonly OnControl[], [b]: readonly OnControl[]): number {
  return mostPoints(b) - mostPoints(a);
}

function mostPoints(found: OnControl | undefined): number {
  return found ? (detectorOf(found.signal.kind)?.points ?? 0) : 0;
}

function earlierFirst(a: OnControl, b: OnControl): number {
  return a.firstAt - b.firstAt || (a.signal.key < b.signal.key ? -1 : 1);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

import type { Friction, Signal } from '@attune/protocol';
import { aSignal } from '@attune/testing';
import { detectSignals } from '../detect-signals.ts';
import { frictionAt, type FrictionState } from '../friction.ts';
import { anInput, at, untouched, wrote } from './inputs.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export const rage = (key: string, given: Partial<Signal> = {}) => aSignal({ key, ...given });
export const dead = (key: string, given: Partial<Signal> = {}) =>
  aSignal({ key, kind: 'dead-click', points: 8, halfLifeMs: 120_000, ...given });

/** A visitor waits since the story began; found a minute later. */
export const waiting = (endedAt: number | null = null): Signal => {
  const chat = [wrote('visitor', 1, 0), ...(endedAt === null ? [] : [wrote('agent', 2, endedAt)])];
  const [found] = detectSignals(anInput({ chat, now: endedAt ?? 10 * MINUTE }), untouched);
  if (!found) throw new Error('A wait this long is found.');
  return found;
};

export const friction = (signals: readonly Signal[], ms: number): Friction =>
  frictionAt(signals, null, at(ms)).friction;
export const score = (signals: readonly Signal[], ms: number) => friction(signals, ms).score;
export const points = (signals: readonly Signal[], ms: number) =>
  friction(signals, ms).contributions.map((part) => part.points);

/** Asks again and again, as the server does, and notes every level with the second it began to show. */
export function levels(signals: readonly Signal[], untilMs: number, everyMs = SECOND) {
  const seen: [number, string][] = [];
  let state: FrictionState | null = null;
  for (let ms = 0; ms <= untilMs; ms += everyMs) {
    const answer = frictionAt(
      signals.filter(({ detectedAt }) => detectedAt <= at(ms)),
      state,
      at(ms),
    );
    ({ state } = answer);
    if (seen.at(-1)?.[1] !== answer.friction.level) seen.push([ms / SECOND, answer.friction.level]);
  }
  return seen;
}
